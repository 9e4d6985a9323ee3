package dev.tarsier.template.command;

import dev.tarsier.job.request.ByteSize;
import dev.tarsier.template.fork.LocalSettings;
import dev.tarsier.template.spec.Setting;
import java.util.Map;
import picocli.CommandLine.Option;

/** How much of this machine a command may take. */
final class LocalOptions {
  @Option(
      names = "--cores",
      paramLabel = "N",
      defaultValue = "",
      description = "Images worked on at a time (default: this machine's cores; TARSIER_CORES).")
  private String cores;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      defaultValue = "",
      description = "Heap of the job's JVM (default: 1GiB; TARSIER_MEMORY).")
  private String memory;

  /** Flag, then variable, then default; throws UsageProblem. */
  LocalSettings settings(Map<String, String> environment) {
    String available = Integer.toString(Runtime.getRuntime().availableProcessors());
    Setting coresSetting =
        Setting.in(environment).flag("--cores", cores).variables("TARSIER_CORES");
    Setting memorySetting =
        Setting.in(environment).flag("--memory", memory).variables("TARSIER_MEMORY");
    String coresText = coresSetting.orElse(available);
    if (!coresText.matches("\\d{1,6}")) {
      throw new UsageProblem(
          "Invalid " + coresSetting.origin() + ": " + coresText + " (must be a whole number)");
    }
    try {
      return new LocalSettings(
          Integer.parseInt(coresText), ByteSize.parse(memorySetting.orElse("1GiB")));
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(e.getMessage());
    }
  }
}
