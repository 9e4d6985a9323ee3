package dev.tarsier.tests;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code tarsier emulator} as a user starts it, on a port of its own. */
final class ServedEmulator {
  private final Process process;
  private final Map<String, String> exports;

  private ServedEmulator(Process process, Map<String, String> exports) {
    this.process = process;
    this.exports = exports;
  }

  /** State and buckets lie in {@code folder}. */
  static ServedEmulator start(Path folder) throws IOException {
    ProcessBuilder builder =
        tool(
                folder,
                "emulator",
                "--port",
                "0",
                "--state",
                folder.resolve("state").toString(),
                "--buckets",
                folder.resolve("buckets").toString())
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("err").toFile()));
    Process process = builder.start();
    List<String> lines = new ArrayList<>();
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    for (String line = reader.readLine();
        line != null && !line.contains("NoCredentialsProvider");
        line = reader.readLine()) {
      lines.add(line);
    }
    return new ServedEmulator(process, Gcloud.exports(lines.stream()));
  }

  /** The launcher of this checkout. */
  static ProcessBuilder tool(Path folder, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Checkout.home().resolve("tarsier").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("TARSIER_NO_BUILD", "1");
    builder.environment().put("TARSIER_HOME", folder.resolve("home").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  /** What it says that other programs must be told. */
  Map<String, String> exports() {
    return exports;
  }

  /** Where it serves, with a slash at the end. */
  String root() {
    return exports.get("CLOUDSDK_API_ENDPOINT_OVERRIDES_DATAPROC");
  }

  /** As Ctrl-C does; returns the exit code. */
  int end() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }
}
