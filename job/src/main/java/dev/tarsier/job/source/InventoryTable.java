package dev.tarsier.job.source;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.storage.Storage;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;

/** The rows of an inventory: a column {@code uri} (or {@code path}), and {@code size} if known. */
record InventoryTable(List<Row> rows) {
  private static final String SPEC_PATH = "source.inventory";
  private static final List<String> URI_COLUMNS = List.of("uri", "path");
  private static final String SIZE_COLUMN = "size";

  /** One image; {@code size} is -1 where the inventory does not tell. */
  record Row(String uri, long size) {
    OptionalLong bytes() {
      return size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
    }
  }

  /** One URI a line; blank lines and lines that start with # do not count. */
  static InventoryTable text(FileSystem fileSystem, Location location) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (BufferedReader reader = TextFile.open(fileSystem, Storage.path(location))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          rows.add(new Row(line.strip(), -1));
        }
      }
    }
    return new InventoryTable(rows);
  }

  /** A header row is required. */
  static InventoryTable csv(FileSystem fileSystem, Location location) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (CSVParser parser = TextFile.csv(fileSystem, Storage.path(location))) {
      String uri = uriColumn(parser.getHeaderNames(), location);
      boolean sized = parser.getHeaderNames().contains(SIZE_COLUMN);
      for (CSVRecord record : parser) {
        rows.add(new Row(record.get(uri), sized ? size(record, location) : -1));
      }
    }
    return new InventoryTable(rows);
  }

  private static long size(CSVRecord record, Location location) {
    String text = record.get(SIZE_COLUMN);
    if (!text.matches("\\d{1,18}")) {
      throw new InputProblem(
          "Invalid size in " + location + " line " + (record.getRecordNumber() + 1) + ": " + text,
          SPEC_PATH);
    }
    return Long.parseLong(text);
  }

  @SuppressWarnings("deprecation") // the builder without InputFile is the one for Hadoop paths
  static InventoryTable parquet(Location location, Configuration configuration) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), Storage.path(location))
            .withConf(configuration)
            .build()) {
      for (Group group = reader.read(); group != null; group = reader.read()) {
        List<String> columns =
            group.getType().getFields().stream().map(field -> field.getName()).toList();
        String uri = group.getString(uriColumn(columns, location), 0);
        boolean sized =
            columns.contains(SIZE_COLUMN) && group.getFieldRepetitionCount(SIZE_COLUMN) > 0;
        rows.add(new Row(uri, sized ? group.getLong(SIZE_COLUMN, 0) : -1));
      }
    }
    return new InventoryTable(rows);
  }

  private static String uriColumn(List<String> columns, Location location) {
    return URI_COLUMNS.stream()
        .filter(columns::contains)
        .findFirst()
        .orElseThrow(
            () ->
                new InputProblem(
                    "Missing column uri in " + location + " (its columns are " + columns + ")",
                    SPEC_PATH));
  }
}
