package dev.tarsier.job.pipeline;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.PathOrder;
import dev.tarsier.job.sink.SampleKey;
import dev.tarsier.job.sink.SampleKeys;
import dev.tarsier.job.source.Label;
import dev.tarsier.job.source.Labels;
import dev.tarsier.job.source.Listing;
import dev.tarsier.job.source.Packer;
import dev.tarsier.job.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * What each partition holds: decided on the driver from the listing alone, before any image is
 * read.
 *
 * @param inputs by partition number
 * @param vocabulary class number to label
 */
record PartitionPlan(List<PartitionInput> inputs, List<String> vocabulary) {
  /** Pairs of pictures in the report. */
  private static final int THUMBNAILS = 6;

  static PartitionPlan of(Listing listing, JobRequest request, Configuration configuration)
      throws IOException {
    Labels labels = Labels.of(listing, request.source().label(), configuration);
    PathOrder order = new PathOrder(request.output().layout().shuffleSeed());
    List<PartitionInput.Image> images =
        order.sorted(images(listing, labels), image -> image.file().path());
    List<SourceFile> files = images.stream().map(PartitionInput.Image::file).toList();
    int[] cuts = Packer.cuts(files, request.output().partitions());
    List<List<PartitionInput.Image>> packed = Packer.pack(images, cuts);
    int filled = (int) packed.stream().filter(partition -> !partition.isEmpty()).count();
    List<PartitionInput> inputs = new ArrayList<>();
    int seen = 0;
    for (int partition = 0; partition < packed.size(); partition++) {
      int thumbnails = packed.get(partition).isEmpty() ? 0 : thumbnails(seen++, filled);
      inputs.add(new PartitionInput(partition, packed.get(partition), thumbnails));
    }
    return new PartitionPlan(List.copyOf(inputs), labels.vocabulary());
  }

  /** Spreads the pairs of pictures evenly over the partitions that hold images. */
  private static int thumbnails(int nth, int filled) {
    return (nth + 1) * THUMBNAILS / filled - nth * THUMBNAILS / filled;
  }

  private static List<PartitionInput.Image> images(Listing listing, Labels labels) {
    List<SampleKey> keys;
    try {
      keys = SampleKeys.assign(listing.files().stream().map(SourceFile::path).toList());
    } catch (IllegalStateException e) {
      throw new InputProblem(e.getMessage(), "source.uri", e);
    }
    List<PartitionInput.Image> images = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      Label label = labels.ofFile().get(i);
      images.add(new PartitionInput.Image(listing.files().get(i), keys.get(i), label));
    }
    return images;
  }
}
