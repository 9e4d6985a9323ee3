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
 * @param duplicates images that are left out because others are like them, by path
 */
record Choices(
    List<Choice> ofFile,
    List<String> keys,
    List<SupersededSample> superseded,
    List<Duplicate> duplicates,
    Increment increment) {
  static final Choice TAKE = new Choice.Take();

  Choices {
    superseded = List.copyOf(superseded);
    duplicates = List.copyOf(duplicates);
  }

  /** All of them are taken. */
  static Choices all(int files) {
    return new Choices(
        Collections.nCopies(files, Choices.TAKE),
        Collections.nCopies(files, ""),
        List.of(),
        List.of(),
        Increment.NONE);
  }

  /** The same with more images left out. */
  Choices without(List<Choice> chosen, List<Duplicate> alike) {
    return new Choices(chosen, keys, superseded, alike, increment);
  }

  long taken() {
    return ofFile.stream().filter(Choice::isTaken).count();
  }
}
