package dev.tarsier.template.command;

import dev.tarsier.template.emulator.fault.FaultScript;
import dev.tarsier.template.emulator.fault.FaultSpec;
import dev.tarsier.template.emulator.http.Faults;
import java.util.List;
import picocli.CommandLine.Option;

/** What is to go wrong at the Cloud Storage of this machine. */
final class FaultOptions {
  @Option(
      names = "--fault",
      paramLabel = "WHAT:KIND:WHEN",
      description = {
        "Let requests to Cloud Storage go wrong, to see how a run bears it; may be repeated.",
        "WHAT: a status such as 503; done-503 (done, and said to have failed); reset; lost-answer;",
        "cut-body; flipped-bit; lost-page (of a list); slow-2s, slow-500ms.",
        "KIND: any, upload, chunk, insert, media, metadata, list, delete, move, batch, other.",
        "WHEN: a share such as 0.01, or the number of a request of its kind."
      })
  private List<String> faults = List.of();

  @Option(
      names = "--fault-seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Chooses which requests make up a share (default: ${DEFAULT-VALUE}).")
  private long seed;

  boolean given() {
    return !faults.isEmpty();
  }

  /** Throws UsageProblem. */
  Faults faults() {
    return given() ? script() : Faults.NEVER;
  }

  /** One that counts; throws UsageProblem. */
  FaultScript script() {
    try {
      FaultScript script = new FaultScript("storage/v1");
      script.begin(FaultSpec.parse(faults, seed));
      return script;
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(e.getMessage());
    }
  }
}
