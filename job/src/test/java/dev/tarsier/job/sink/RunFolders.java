package dev.tarsier.job.sink;

import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.PartitionRecord;
import dev.tarsier.job.report.Reads;
import dev.tarsier.job.report.StageSeconds;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.RequestArguments;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A partition's files and record, and the state of a run's folder. */
final class RunFolders {
  static final PartitionRecord RECORD =
      new PartitionRecord(
          3,
          List.of(
              new FileRecord("part-00003-00000.tar", 3, 1, "2a94b2e9"),
              new FileRecord("part-00003-00001.tar", 3, 1, "52d8b3a3")),
          new FileRecord("part-00003.parquet", 5, 2, "4475f8b1"),
          new Counts(2, 0, 0, Map.of()),
          10,
          1.5,
          StageSeconds.NONE,
          Reads.NONE,
          List.of(),
          List.of(),
          0);

  private RunFolders() {}

  static JobRequest request(Path output) {
    return RequestArguments.parse(
        List.of(
            "--dataset",
            "eyes",
            "--run-id",
            "run",
            "--input",
            "file:/in",
            "--output",
            "file:" + output));
  }

  /** What a partition writes before it commits. */
  static org.apache.hadoop.fs.Path writeAttempt(RunFolder folder) throws IOException {
    return writeAttempt(folder, "one", "index");
  }

  /** The same with other bytes in its first shard and its index. */
  static org.apache.hadoop.fs.Path writeAttempt(RunFolder folder, String shard, String index)
      throws IOException {
    org.apache.hadoop.fs.Path attempt = folder.newAttempt(3);
    write(folder, new org.apache.hadoop.fs.Path(attempt, "part-00003-00000.tar"), shard);
    write(folder, new org.apache.hadoop.fs.Path(attempt, "part-00003-00001.tar"), "two");
    write(folder, new org.apache.hadoop.fs.Path(attempt, "part-00003.parquet"), index);
    return attempt;
  }

  private static void write(RunFolder folder, org.apache.hadoop.fs.Path path, String text)
      throws IOException {
    try (OutputStream out = folder.fileSystem().create(path, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Every file below, by its path, with its text. */
  static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(path -> files.put(root.relativize(path).toString(), text(path)));
    }
    return files;
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
