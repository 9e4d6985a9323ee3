package dev.tarsier.job.verify;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.ManifestParser;
import dev.tarsier.job.sink.IndexWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.LocalOutputFile;

/** A copy of a finished run, to be damaged. */
record FinishedRun(Path folder) {
  static FinishedRun copyOf(Path run, Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(run)) {
      for (Path path : walk.toList()) {
        Path copy = folder.resolve(run.relativize(path).toString());
        Files.createDirectories(copy.getParent());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy);
        }
      }
    }
    return new FinishedRun(folder);
  }

  Path shard(String name) {
    return folder.resolve("shards").resolve(name);
  }

  Path index(String name) {
    return folder.resolve("index").resolve(name);
  }

  Manifest manifest() throws IOException {
    return ManifestParser.parse(Files.readString(folder.resolve("_MANIFEST.json")));
  }

  void write(Manifest manifest) throws IOException {
    Files.writeString(folder.resolve("_MANIFEST.json"), ManifestParser.format(manifest));
  }

  void editManifest(String from, String to) throws IOException {
    Path file = folder.resolve("_MANIFEST.json");
    String text = Files.readString(file);
    if (!text.contains(from)) {
      throw new AssertionError("The manifest has no " + from + ": " + text);
    }
    Files.writeString(file, text.replaceFirst(Pattern.quote(from), to));
  }

  void flip(Path file, long offset) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) offset] ^= 1;
    Files.write(file, bytes);
  }

  /** Makes the manifest say what the files of these names are now, as a clever forger would. */
  void forgeRecords(String... names) throws IOException {
    Manifest old = manifest();
    List<String> forged = List.of(names);
    UnaryOperator<FileRecord> shard = record -> forged(record, shard(record.name()), forged);
    UnaryOperator<FileRecord> index = record -> forged(record, index(record.name()), forged);
    write(
        new Manifest(
            old.dataset(),
            old.runId(),
            old.requestHash(),
            old.listing(),
            old.shuffleSeed(),
            old.counts(),
            old.labels(),
            old.shards().stream().map(shard).toList(),
            old.indexes().stream().map(index).toList(),
            old.extras(),
            old.erased()));
  }

  private static FileRecord forged(FileRecord record, Path file, List<String> names) {
    if (!names.contains(record.name())) {
      return record;
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      CRC32C crc = new CRC32C();
      crc.update(bytes);
      String hex = HexFormat.of().toHexDigits((int) crc.getValue());
      return new FileRecord(record.name(), bytes.length, record.samples(), hex);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Rewrites an index with its rows changed, left out or doubled. */
  @SuppressWarnings("deprecation") // the builder without InputFile is the one for Hadoop paths
  void editIndex(String name, UnaryOperator<List<Group>> edit) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(index(name).toUri());
    List<Group> rows = new ArrayList<>();
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), path).build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        rows.add(row);
      }
    }
    Files.delete(index(name));
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(index(name)))
            .withType(IndexWriter.SCHEMA)
            .build()) {
      for (Group row : edit.apply(rows)) {
        writer.write(row);
      }
    }
  }

  /** The row with another text in one column. */
  static Group with(Group row, String column, String text) {
    return changed(row, column, group -> group.add(column, text));
  }

  /** The row with another width. */
  static Group withWidth(Group row, int width) {
    return changed(row, "width", group -> group.add("width", width));
  }

  private static Group changed(Group row, String column, Consumer<Group> change) {
    Group changed = new SimpleGroup(IndexWriter.SCHEMA);
    for (int field = 0; field < row.getType().getFieldCount(); field++) {
      String name = row.getType().getFieldName(field);
      if (name.equals(column)) {
        change.accept(changed);
      } else if (row.getFieldRepetitionCount(field) > 0) {
        switch (row.getType().getType(field).asPrimitiveType().getPrimitiveTypeName()) {
          case INT64 -> changed.add(name, row.getLong(name, 0));
          case INT32 -> changed.add(name, row.getInteger(name, 0));
          default -> changed.add(name, row.getString(name, 0));
        }
      }
    }
    return changed;
  }
}
