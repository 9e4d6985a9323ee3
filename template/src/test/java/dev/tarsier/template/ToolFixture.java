package dev.tarsier.template;

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

  private final Path folder;
  private final FakeInstallation fake;
  private final FakeShell shell;

  ToolFixture(Path folder) throws IOException {
    this.folder = folder;
    fake = new FakeInstallation(folder.resolve("installation"));
    shell = shell(false, Map.of());
    Files.writeString(folder.resolve("mine.yaml"), SPEC);
    Files.createDirectories(folder.resolve("images"));
    Files.writeString(folder.resolve("images/a.jpg"), "an image");
  }

  FakeInstallation fake() {
    return fake;
  }

  FakeShell shell(boolean terminal, Map<String, String> environment) {
    return new FakeShell(folder, fake.installation(), terminal, environment);
  }

  int run(String... args) {
    return Tarsier.run(shell.shell(), args);
  }

  String out() {
    return shell.out();
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
