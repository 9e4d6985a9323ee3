package dev.tarsier.job.pipeline;

import dev.tarsier.job.report.Increment;
import java.util.Collections;
import java.util.List;

/**
 * What is done with every listed image.
 *
 * @param ofFile parallel to the listing
 * @param keys that images have from an earlier run, parallel to the listing; empty texts for others
 * @param superseded samples of earlier runs that no longer count, by path
 */
record Choices(
    List<Choice> ofFile,
    List<String> keys,
    List<SupersededSample> superseded,
    Increment increment) {
  static final Choice TAKE = new Choice.Take();

  Choices {
    superseded = List.copyOf(superseded);
  }

  /** All of them are taken. */
  static Choices all(int files) {
    return new Choices(
        Collections.nCopies(files, Choices.TAKE),
        Collections.nCopies(files, ""),
        List.of(),
        Increment.NONE);
  }

  long taken() {
    return ofFile.stream().filter(Choice::isTaken).count();
  }
}
