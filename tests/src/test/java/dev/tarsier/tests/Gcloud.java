package dev.tarsier.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The real gcloud with a configuration of its own, pointed at an emulator. */
final class Gcloud {
  /** What one call did; {@code err} is where gcloud tells of progress and errors. */
  record Result(int exitCode, String out, String err) {
    Result orFail() {
      if (exitCode != 0) {
        throw new AssertionError("gcloud ended with " + exitCode + ":\n" + err);
      }
      return this;
    }
  }

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * Calls that see these variables.
   *
   * @param folder for its configuration and what it prints
   */
  Gcloud(Path folder, Map<String, String> exports) {
    this.folder = folder;
    this.environment = new TreeMap<>(exports);
    environment.put("CLOUDSDK_CONFIG", folder.resolve("gcloud").toString());
    environment.put("CLOUDSDK_CORE_DISABLE_PROMPTS", "1");
  }

  static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(entry -> Files.isExecutable(Path.of(entry, "gcloud")));
  }

  /** {@code gcloud dataproc} and these arguments. */
  Result dataproc(String... arguments) throws IOException, InterruptedException {
    return call("dataproc", arguments);
  }

  /** {@code gcloud}, a group of its commands, and these arguments. */
  Result call(String group, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("gcloud", group));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "gcloud", ".out");
    Path err = Files.createTempFile(folder, "gcloud", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new Result(code, Files.readString(out), Files.readString(err));
  }

  /** The exports among the lines of a shell script. */
  static Map<String, String> exports(Stream<String> lines) {
    Map<String, String> exports = new TreeMap<>();
    lines
        .filter(line -> line.startsWith("export "))
        .forEach(
            line -> {
              String[] parts = line.substring("export ".length()).split("=", 2);
              exports.put(parts[0], parts[1]);
            });
    return exports;
  }
}
