package dev.tarsier.template;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tarsier} without a verb. */
@Command(
    name = "tarsier",
    mixinStandardHelpOptions = true,
    versionProvider = RootCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Turns a folder or bucket of images into training-ready archives.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier demo",
      "  tarsier instantiate datasets/eyepacs.yaml --local",
      "  tarsier instantiate --help"
    })
final class RootCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  /** What was built, and what it runs on. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      Properties build = new Properties();
      try (InputStream stream = RootCommand.class.getResourceAsStream("build.properties")) {
        build.load(stream);
      }
      return new String[] {
        "tarsier " + build.getProperty("version") + " (Java " + Runtime.version().feature() + ")"
      };
    }
  }
}
