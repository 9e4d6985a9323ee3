package dev.tarsier.template.command;

import dev.tarsier.template.spec.Setting;
import java.net.URI;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which Dataproc a command speaks to. */
final class EndpointOptions {
  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      defaultValue = "",
      description = "A served emulator, as in http://127.0.0.1:8085 (TARSIER_ENDPOINT).")
  private String endpoint;

  /** Flag, then variable, then Google's own; throws UsageProblem. */
  Target target(Map<String, String> environment) {
    Setting setting =
        Setting.in(environment).flag("--endpoint", endpoint).variables("TARSIER_ENDPOINT");
    String text = setting.orElse("");
    if (text.isEmpty()) {
      return new Target.Google();
    }
    if (!text.matches("https?://[^/\\s]+(/\\S*)?")) {
      throw new UsageProblem(
          "Invalid " + setting.origin() + ": " + text + " (must be as in http://127.0.0.1:8085)");
    }
    return new Target.Served(URI.create(text));
  }

  boolean given() {
    return !endpoint.isBlank();
  }
}
