package dev.tarsier.job.verify;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What looking at one file gave; small, whatever is wrong with it.
 *
 * @param samples found
 * @param bytes read
 * @param problems all of them
 * @param first the first few, in words
 */
record Findings(long samples, long bytes, long problems, List<String> first)
    implements Serializable {
  static final Findings NOTHING = new Findings(0, 0, 0, List.of());

  Findings {
    first = List.copyOf(first);
  }

  /** Both, in this order, with at most {@code told} problems in words. */
  Findings plus(Findings other, int told) {
    return new Findings(
        samples + other.samples,
        bytes + other.bytes,
        problems + other.problems,
        Stream.concat(first.stream(), other.first.stream()).limit(told).toList());
  }

  /** Gathers the problems of one file. */
  static final class Log {
    private final int told;
    private final List<String> first = new ArrayList<>();
    private long problems;

    Log(int told) {
      this.told = told;
    }

    void add(String problem) {
      problems++;
      if (first.size() < told) {
        first.add(problem);
      }
    }

    boolean isClean() {
      return problems == 0;
    }

    Findings end(long samples, long bytes) {
      return new Findings(samples, bytes, problems, first);
    }
  }
}
