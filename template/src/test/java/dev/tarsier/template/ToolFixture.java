package dev.tarsier.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.template.command.FakeShell;
import dev.tarsier.template.fork.FakeInstallation;
import dev.tarsier.template.run.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A folder with a sound spec and one image, and a tool whose Spark and job are stand-ins. */
final class ToolFixture {
  static final String SPEC =
      """
      dataset: eyepacs
      source:
        uri: images
      output:
        uri: out
      """;

  /** Of a dataset in a bucket, whose size is known. */
  static final String CLOUD_SPEC =
      """
      dataset: eyepacs
      source:
        uri: gs://my-bucket/images
        measured: {images: 35126, bytes: 82GiB, megapixels: 12.1}
      output:
        uri: gs://my-bucket/output
      cluster: {project: my-project, region: us-central1, staging: gs://my-bucket/tarsier}
      """;

  /** The same on four fixed workers whose price is known. */
  static final String FOUR_WORKERS_SPEC =
      CLOUD_SPEC.replace(
          "cluster: {", "cluster: {machine-type: n2-standard-4, workers: 4, secondary: {max: 0}, ");

  /** Of a file of measured runs, what every one must have. */
  static final String RUNS_HEADER =
      "workload,machine_type,machine_count,vcpus_per_machine,ram_gib_per_machine,cpu_speed,"
          + "disk_type,vm_usd_per_hour,disk_usd_per_hour,runtime_seconds\n";

  private final Path folder;
  private final FakeInstallation fake;
  private final FakeShell shell;
  private int printedBefore;

  ToolFixture(Path folder) throws IOException {
    this.folder = folder;
    fake = new FakeInstallation(folder.resolve("installation"));
    shell = shell(false, Map.of());
    write("mine.yaml", SPEC);
    Files.createDirectories(folder.resolve("images"));
    write("images/a.jpg", "an image");
  }

  /** Writes {@code eyepacs.yaml}. */
  void spec(String text) throws IOException {
    write("eyepacs.yaml", text);
  }

  /** A file where the user stands. */
  void write(String name, CharSequence text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  FakeInstallation fake() {
    return fake;
  }

  FakeShell shell(boolean terminal, Map<String, String> environment) {
    return new FakeShell(folder, fake.installation(), terminal, environment);
  }

  int run(String... args) {
    printedBefore = out().length();
    return Tarsier.run(shell.shell(), args);
  }

  String out() {
    return shell.out();
  }

  /** What the last run has printed. */
  String lastOut() {
    return out().substring(printedBefore);
  }

  /** The same as JSON. */
  JsonNode lastJson() throws IOException {
    return new ObjectMapper().readTree(lastOut());
  }

  String err() {
    return shell.err();
  }

  /** The job's line when all went well. */
  String finished() {
    return ProgressEventParser.format(
        new ProgressEvent.Finished(Samples.report(0), "file:" + folder + "/out/first"));
  }
}
