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

  /** Relative path to size and checksum, of what must be equal between two runs. */
  static Map<String, String> fingerprint(Path runFolder) throws IOException {
    Map<String, String> fingerprint = new TreeMap<>();
    for (String part : List.of("shards", "index")) {
      try (Stream<Path> files = Files.list(runFolder.resolve(part))) {
        for (Path file : files.toList()) {
          byte[] bytes = Files.readAllBytes(file);
          CRC32C crc = new CRC32C();
          crc.update(bytes);
          fingerprint.put(
              part + "/" + file.getFileName(),
              bytes.length + " " + HexFormat.of().toHexDigits((int) crc.getValue()));
        }
      }
    }
    return fingerprint;
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
