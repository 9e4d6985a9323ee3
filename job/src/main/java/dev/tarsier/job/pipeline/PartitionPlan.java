package dev.tarsier.job.pipeline;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.PathOrder;
import dev.tarsier.job.sink.SampleKey;
import dev.tarsier.job.sink.SampleKeys;
import dev.tarsier.job.source.Labels;
import dev.tarsier.job.source.Listing;
import dev.tarsier.job.source.Packer;
import dev.tarsier.job.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * What each partition holds: decided on the driver before any image is read, from the listing and
 * from what earlier runs have.
 *
 * @param inputs by partition number
 * @param vocabulary class number to label
 */
record PartitionPlan(List<PartitionInput> inputs, List<String> vocabulary) {
  /** Pairs of pictures in the report. */
  private static final int THUMBNAILS = 6;

  /** What an image costs that is left as it is: its row in the index. */
  private static final long BYTES_PER_ROW = 1 << 10;

  /** A task is sent to its executor in one message, of 128 MiB at most (spark.rpc). */
  private static final int MOST_IMAGES_LEFT = 20_000;

  static PartitionPlan of(Listing listing, Labels labels, Choices choices, JobRequest request) {
    PathOrder order = new PathOrder(request.output().layout().shuffleSeed());
    List<PartitionInput.Image> images =
        order.sorted(images(listing, labels, choices), image -> image.file().path());
    long[] weights = images.stream().mapToLong(PartitionPlan::weight).toArray();
    int[] cuts = Packer.cuts(weights, request.output().partitions());
    List<List<PartitionInput.Image>> packed = Packer.pack(images, cuts);
    int filled = (int) packed.stream().filter(PartitionPlan::hasWork).count();
    List<PartitionInput> inputs = new ArrayList<>();
    int seen = 0;
    for (int partition = 0; partition < packed.size(); partition++) {
      int thumbnails = hasWork(packed.get(partition)) ? thumbnails(seen++, filled) : 0;
      inputs.add(new PartitionInput(partition, packed.get(partition), thumbnails));
    }
    return new PartitionPlan(List.copyOf(inputs), labels.vocabulary());
  }

  /**
   * How many partitions a run needs that goes on from another: as many for its bytes as the whole
   * source would get, never more than that, and enough that no task grows too large.
   */
  static int needed(Listing listing, Choices choices, int partitions) {
    double all = 0;
    double now = 0;
    for (int i = 0; i < listing.files().size(); i++) {
      long weight = Packer.weight(listing.files().get(i));
      all += weight;
      now += choices.ofFile().get(i).isTaken() ? weight : BYTES_PER_ROW;
    }
    long byBytes = all == 0 ? 1 : (long) Math.ceil(partitions * now / all);
    long byImages = (long) listing.files().size() / MOST_IMAGES_LEFT + 1;
    return (int) Math.max(1, Math.min(partitions, Math.max(byBytes, byImages)));
  }

  private static long weight(PartitionInput.Image image) {
    return image.choice().isTaken() ? Packer.weight(image.file()) : BYTES_PER_ROW;
  }

  private static boolean hasWork(List<PartitionInput.Image> partition) {
    return partition.stream().anyMatch(image -> image.choice().isTaken());
  }

  /** Spreads the pairs of pictures evenly over the partitions that hold images. */
  private static int thumbnails(int nth, int filled) {
    return (nth + 1) * THUMBNAILS / filled - nth * THUMBNAILS / filled;
  }

  private static List<PartitionInput.Image> images(
      Listing listing, Labels labels, Choices choices) {
    List<SampleKey> keys;
    try {
      keys =
          SampleKeys.assign(
              listing.files().stream().map(SourceFile::path).toList(), choices.keys());
    } catch (IllegalStateException e) {
      throw new InputProblem(e.getMessage(), "source.uri", e);
    }
    List<PartitionInput.Image> images = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      images.add(
          new PartitionInput.Image(
              listing.files().get(i),
              keys.get(i),
              labels.ofFile().get(i),
              choices.ofFile().get(i)));
    }
    return images;
  }
}
