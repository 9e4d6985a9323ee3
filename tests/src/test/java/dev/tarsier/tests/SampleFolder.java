package dev.tarsier.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** The demo's images, made once for all tests, and the comparison of run folders. */
final class SampleFolder {
  private SampleFolder() {}

  /** A folder of this many painted images, three of them damaged. */
  static Path of(int images) throws IOException, InterruptedException {
    Path folder = Checkout.target().resolve("samples-" + images);
    List<String> command =
        List.of(
            JobProcess.java(),
            "-cp",
            Checkout.jobJar().toString(),
            "dev.tarsier.job.SampleImages",
            "--output",
            folder.toString(),
            "--images",
            Integer.toString(images));
    int code =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    if (code != 0) {
      throw new AssertionError("SampleImages ended with " + code);
    }
    return folder;
  }

  static List<String> arguments(Path source, Path output, String runId, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--dataset",
                "samples",
                "--input",
                "file:" + source,
                "--output",
                "file:" + output,
                "--run-id",
                runId,
                "--label",
                "parent-directory",
                "--max-rejected",
                "1"));
    arguments.addAll(List.of(more));
    return arguments;
  }

  /**
   * What must be equal between two runs: the bytes of every shard and the rows of every index.
   * (Parquet's footer lists encodings in an order that differs from process to process.)
   */
  static Map<String, String> fingerprint(Path runFolder) throws IOException {
    Map<String, String> fingerprint = new TreeMap<>();
    for (Path shard : files(runFolder.resolve("shards"))) {
      byte[] bytes = Files.readAllBytes(shard);
      CRC32C crc = new CRC32C();
      crc.update(bytes);
      fingerprint.put(
          shard.getFileName().toString(),
          bytes.length + " " + HexFormat.of().toHexDigits((int) crc.getValue()));
    }
    for (Path index : files(runFolder.resolve("index"))) {
      fingerprint.put(index.getFileName().toString(), String.join("", IndexRows.of(index)));
    }
    return fingerprint;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  static long finishedPartitions(Path runFolder) {
    try (Stream<Path> files = Files.list(runFolder.resolve("_progress"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("part-\\d+\\.json"))
          .count();
    } catch (IOException e) {
      return 0;
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
