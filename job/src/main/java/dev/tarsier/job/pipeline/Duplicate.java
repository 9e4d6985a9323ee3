package dev.tarsier.job.pipeline;

import dev.tarsier.job.sink.CsvText;
import java.util.List;

/**
 * An image that is left out because another one is like it.
 *
 * @param like the path of the image that stands for it
 * @param bits of their fingerprints that differ; 0 for equal bytes
 */
record Duplicate(String path, String label, String like, String labelOfLike, int bits) {
  /** Beside the shards of a run that leaves out images which are alike. */
  static final String FILE = "duplicates.csv";

  static String csv(List<Duplicate> duplicates) {
    return CsvText.of(
        List.of("path", "label", "like", "label_of_like", "bits"),
        duplicates.stream().map(Duplicate::cells).toList());
  }

  private List<String> cells() {
    return List.of(path, label, like, labelOfLike, Integer.toString(bits));
  }
}
