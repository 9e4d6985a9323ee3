package dev.tarsier.job.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a look at a source has found: all of its names and sizes, as far as listed, and a sample of
 * its images opened.
 */
public record SourceProfile(
    String uri, Found found, Sizes sizes, Sample sample, LabelFolders labels) {
  /**
   * What the listing gave.
   *
   * @param images files that match
   * @param bytes of those
   * @param bytesEstimated whether {@code bytes} was reckoned from the sample
   * @param otherFiles files that do not match
   * @param otherExtensions of the most frequent of those, with their dot
   * @param listedWhole whether all of the source was listed; if not, there is more
   */
  public record Found(
      long images,
      long bytes,
      boolean bytesEstimated,
      long otherFiles,
      Map<String, Long> otherExtensions,
      boolean listedWhole) {
    public Found {
      otherExtensions = Collections.unmodifiableMap(new TreeMap<>(otherExtensions));
    }
  }

  /**
   * Bytes of an image: a twentieth is smaller than {@code p05}, and so on.
   *
   * @param histogram ascending, without holes; each bin starts where the one before ends
   */
  public record Sizes(long p05, long p50, long p95, long max, List<Bin> histogram) {
    public Sizes {
      histogram = List.copyOf(histogram);
    }
  }

  /** Images of fewer than {@code below} bytes that no earlier bin counts. */
  public record Bin(long below, long images) {}

  /**
   * The images that were opened.
   *
   * @param images how many
   * @param reasons the damaged ones, by what is wrong
   * @param formats the others, by {@code ImageFormat.keyword}
   */
  public record Sample(
      long images,
      Map<RejectReason, Long> reasons,
      Map<String, Long> formats,
      Megapixels megapixels) {
    public Sample {
      Map<RejectReason, Long> sorted = new EnumMap<>(RejectReason.class);
      sorted.putAll(reasons);
      reasons = Collections.unmodifiableMap(sorted);
      formats = Collections.unmodifiableMap(new TreeMap<>(formats));
    }

    public long damaged() {
      return reasons.values().stream().mapToLong(Long::longValue).sum();
    }

    /** From 0 to 1. */
    public double damagedShare() {
      return images == 0 ? 0 : (double) damaged() / images;
    }
  }

  /** Millions of pixels of the images whose header could be read; 0 when none could. */
  public record Megapixels(double mean, double p95, double max) {}

  /**
   * What the label rule gave.
   *
   * @param count of different labels
   * @param unlabelled images without one
   * @param largest the most frequent ones
   */
  public record LabelFolders(long count, long unlabelled, List<Label> largest) {
    public LabelFolders {
      largest = List.copyOf(largest);
    }
  }

  /** One label and its images. */
  public record Label(String label, long images) {}
}
