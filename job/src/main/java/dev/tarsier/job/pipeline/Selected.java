package dev.tarsier.job.pipeline;

import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.LabelRule;
import dev.tarsier.job.source.Labels;
import dev.tarsier.job.source.Listing;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** Which images are taken, by the listing and by what earlier runs have: nothing is read for it. */
record Selected(Generation generation, Listing listing, Labels labels, Choices choices) {
  /** The same for the same generation and listing, whenever it is asked for. */
  static Selected of(Generation generation, Listing listing, Configuration configuration)
      throws IOException {
    JobRequest request = generation.request();
    LabelRule rule = request.source().label();
    if (generation.base().isEmpty()) {
      Labels labels = Labels.of(listing, rule, configuration);
      return new Selected(generation, listing, labels, Choices.all(listing.files().size()));
    }
    EarlierRun earlier = EarlierRun.open(request.withRunId(generation.base()), configuration);
    Labels labels = Labels.of(listing, rule, configuration, earlier.vocabulary());
    Choices choices = IncrementalChoice.of(earlier, listing, labels.ofFile());
    return new Selected(generation, listing, labels, choices);
  }

  /** Packs what is left of it into partitions. */
  Planned plan(Choices narrowed) {
    JobRequest request = generation.request();
    JobRequest packed =
        generation.base().isEmpty()
            ? request
            : request.withPartitions(
                PartitionPlan.needed(listing, narrowed, request.output().partitions()));
    return new Planned(packed, narrowed, PartitionPlan.of(listing, labels, narrowed, packed));
  }
}
