package dev.tarsier.job.verify;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.sink.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the manifest of the run that is meant. */
record RunText(RunFiles files, VerifyRequest request) {
  private static final int RUNS_TOLD = 5;

  /** Its text; throws InputProblem when there is none, naming the runs that are there instead. */
  String manifest() throws IOException {
    return files.text(RunFolder.MANIFEST).orElseThrow(this::missing);
  }

  private InputProblem missing() {
    List<String> runs = runs();
    return new InputProblem(
        "Missing run: "
            + request.runFolder()
            + " has no "
            + RunFolder.MANIFEST
            + (runs.isEmpty()
                ? " (the run has not ended yet, or the output or run id is another)"
                : " (below it are the runs " + String.join(", ", runs) + ": name one)"),
        "output.uri");
  }

  private List<String> runs() {
    List<String> runs = new ArrayList<>();
    try {
      for (String name : files.folders()) {
        if (runs.size() < RUNS_TOLD && files.exists(name + "/" + RunFolder.MANIFEST)) {
          runs.add(name);
        }
      }
    } catch (IOException e) {
      // A remedy that cannot be found is none; the run is missing all the same.
      return List.of();
    }
    return runs;
  }
}
