package dev.tarsier.job.report;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Subsets of a source.
 *
 * @param uri of the source
 * @param output folder of the subsets; empty when they were only counted
 * @param selection digest of what was chosen from and how; two reports with the same one nest
 * @param source what was chosen from
 * @param subsets ascending, each inside the next
 */
public record SubsetReport(
    String uri,
    String output,
    long seed,
    String selection,
    Source source,
    LeftOut leftOut,
    List<Subset> subsets) {
  public SubsetReport {
    subsets = List.copyOf(subsets);
  }

  /**
   * All images that may be chosen.
   *
   * @param bytes -1 where an inventory does not give every size
   * @param labels images by label; the key is empty for those without
   */
  public record Source(long images, long bytes, Map<String, Long> labels) {
    public Source {
      labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }
  }

  /**
   * Images that may not.
   *
   * @param excluded named by the exclusion list
   * @param unlabelled not in the label table
   * @param entriesWithoutImage of the exclusion list; misspelt, or gone
   * @param examples the first of those entries; never in a file, for they may be people
   */
  public record LeftOut(
      long excluded, long unlabelled, long entriesWithoutImage, List<String> examples) {
    public LeftOut {
      examples = List.copyOf(examples);
    }
  }

  /** What there is of a subset. */
  public enum State {
    /** Counted, not written. */
    PLANNED,
    WHOLE,
    /** Its list or some of its copies are not there, or are not what was written. */
    DAMAGED
  }

  /**
   * One of the subsets.
   *
   * @param list URI of its inventory
   * @param listSha256 of the inventory, in hex
   * @param copies URI of the folder of its copies; empty when it is a list alone
   * @param bytes -1 where an inventory does not give every size
   */
  public record Subset(
      double percent,
      State state,
      String list,
      String listSha256,
      String copies,
      long images,
      long bytes,
      Map<String, Long> labels) {
    public Subset {
      labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    public Subset withState(State changed) {
      return new Subset(percent, changed, list, listSha256, copies, images, bytes, labels);
    }
  }

  public SubsetReport withSubsets(List<Subset> changed) {
    return new SubsetReport(uri, output, seed, selection, source, leftOut, changed);
  }

  /** As it may be kept in a file: without the names that nobody may be found by. */
  public SubsetReport withoutExamples() {
    LeftOut counts =
        new LeftOut(
            leftOut.excluded(), leftOut.unlabelled(), leftOut.entriesWithoutImage(), List.of());
    return new SubsetReport(uri, output, seed, selection, source, counts, subsets);
  }
}
