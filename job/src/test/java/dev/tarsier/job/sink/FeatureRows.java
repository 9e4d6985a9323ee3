package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.Type;

/** Rows of a Parquet shard as text, read by Parquet's own reader. */
final class FeatureRows {
  private FeatureRows() {}

  /** What a sink must say of this file. */
  static FileRecord record(Path folder, String name, long rows) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    return new FileRecord(name, bytes.length, rows, SampleSinkContract.crc32c(bytes));
  }

  @SuppressWarnings("deprecation") // the builder without InputFile is the one for Hadoop paths
  static List<String> read(Path file) throws IOException {
    List<String> rows = new ArrayList<>();
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
            .build()) {
      for (Group group = reader.read(); group != null; group = reader.read()) {
        rows.add(fields(group));
      }
    }
    return rows;
  }

  private static String fields(Group group) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < group.getType().getFieldCount(); i++) {
      Type type = group.getType().getType(i);
      if (group.getFieldRepetitionCount(i) > 0) {
        fields.add(
            type.getName()
                + "="
                + (type.isPrimitive() ? group.getValueToString(i, 0) : list(group.getGroup(i, 0))));
      }
    }
    return String.join(" ", fields);
  }

  private static List<String> list(Group list) {
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      Group entry = list.getGroup(0, i);
      elements.add(
          entry.getType().getType(0).isPrimitive()
              ? entry.getValueToString(0, 0)
              : "{" + fields(entry.getGroup(0, 0)) + "}");
    }
    return elements;
  }
}
