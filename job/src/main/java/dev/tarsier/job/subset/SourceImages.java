package dev.tarsier.job.subset;

import dev.tarsier.job.report.SubsetReport;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.SourceRequest;
import dev.tarsier.job.sink.SampleKey;
import dev.tarsier.job.sink.SampleKeys;
import dev.tarsier.job.source.Label;
import dev.tarsier.job.source.Labels;
import dev.tarsier.job.source.Listing;
import dev.tarsier.job.source.SourceCensus;
import dev.tarsier.job.source.SourceFile;
import dev.tarsier.job.storage.BucketAccess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/**
 * What may be chosen from a source.
 *
 * @param byLabel images by label; the key is empty for those without
 */
record SourceImages(Map<String, List<SourceFile>> byLabel, SubsetReport.LeftOut leftOut) {
  private static final int EXAMPLES = 20;

  /** Lists the source; throws InputProblem when there is nothing in it to choose from. */
  static SourceImages list(SubsetRequest.Choose request, Configuration configuration)
      throws IOException {
    SourceRequest source = request.source();
    Exclusions exclusions =
        request.exclude().isEmpty()
            ? Exclusions.NONE
            : Exclusions.read(request.exclude(), source.root(), configuration);
    Listing listing = listing(source, configuration);
    List<Boolean> excluded = excluded(listing, exclusions);
    List<Label> labels = Labels.of(listing, source.label(), configuration).ofFile();
    SourceImages images = sorted(listing, excluded, labels, exclusions.unused());
    if (images.byLabel().isEmpty()) {
      throw new InputProblem(
          "Cannot choose from "
              + source.root()
              + ": none of its "
              + listing.files().size()
              + " images is left (see --exclude and --label)",
          "source.uri");
    }
    return images;
  }

  private static Listing listing(SourceRequest source, Configuration configuration)
      throws IOException {
    Listing listing;
    try {
      listing = SourceCensus.take(source, configuration, Long.MAX_VALUE).listing();
    } catch (IOException e) {
      throw BucketAccess.explained(e, source.root());
    }
    if (listing.files().isEmpty()) {
      throw new InputProblem(
          "Cannot find images below "
              + source.root()
              + ": no file matches "
              + String.join(" ", source.include())
              + " (see --include)",
          "source.uri");
    }
    return listing;
  }

  /** Parallel to the listing. */
  private static List<Boolean> excluded(Listing listing, Exclusions exclusions) {
    List<String> paths = listing.files().stream().map(SourceFile::path).toList();
    if (exclusions.isEmpty()) {
      return paths.stream().map(path -> false).toList();
    }
    List<SampleKey> keys = SampleKeys.assign(paths);
    List<Boolean> excluded = new ArrayList<>(paths.size());
    for (int i = 0; i < paths.size(); i++) {
      excluded.add(exclusions.cover(paths.get(i), keys.get(i).text()));
    }
    return excluded;
  }

  private static SourceImages sorted(
      Listing listing, List<Boolean> excluded, List<Label> labels, List<String> unused) {
    Map<String, List<SourceFile>> byLabel = new TreeMap<>();
    long left = 0;
    long unlabelled = 0;
    for (int i = 0; i < listing.files().size(); i++) {
      if (excluded.get(i)) {
        left++;
      } else if (labels.get(i).equals(Label.MISSING)) {
        unlabelled++;
      } else {
        byLabel
            .computeIfAbsent(labels.get(i).text(), label -> new ArrayList<>())
            .add(listing.files().get(i));
      }
    }
    return new SourceImages(
        byLabel,
        new SubsetReport.LeftOut(
            left, unlabelled, unused.size(), unused.stream().limit(EXAMPLES).toList()));
  }
}
