package dev.tarsier.job.pipeline;

import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.source.Labels;
import dev.tarsier.job.source.Listing;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * All that is decided before the first image is read.
 *
 * @param request with the id of this run and the number of its partitions
 */
record Planned(JobRequest request, Choices choices, PartitionPlan plan) {
  /** The same for the same generation and listing, whenever it is asked for. */
  static Planned of(Generation generation, Listing listing, Configuration configuration)
      throws IOException {
    JobRequest request = generation.request();
    if (generation.base().isEmpty()) {
      Labels labels = Labels.of(listing, request.source().label(), configuration);
      Choices choices = Choices.all(listing.files().size());
      return new Planned(request, choices, PartitionPlan.of(listing, labels, choices, request));
    }
    EarlierRun earlier = EarlierRun.open(request.withRunId(generation.base()), configuration);
    Labels labels =
        Labels.of(listing, request.source().label(), configuration, earlier.vocabulary());
    Choices choices = IncrementalChoice.of(earlier, listing, labels.ofFile());
    JobRequest packed =
        request.withPartitions(
            PartitionPlan.needed(listing, choices, request.output().partitions()));
    return new Planned(packed, choices, PartitionPlan.of(listing, labels, choices, packed));
  }
}
