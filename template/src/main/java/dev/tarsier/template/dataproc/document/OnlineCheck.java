package dev.tarsier.template.dataproc.document;

import dev.tarsier.template.problem.Problem;
import java.util.List;

/**
 * Asks Google Cloud what no file tells: whether buckets and policies exist, whether a region has
 * the machine type, whether the quota suffices. Called for files without errors only.
 */
public interface OnlineCheck {
  OnlineCheck NOTHING = file -> List.of();

  /** What is wrong, with places of the file where they can be named; empty when all is well. */
  List<Problem> check(CheckedFile file);
}
