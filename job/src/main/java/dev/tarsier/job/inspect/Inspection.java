package dev.tarsier.job.inspect;

import dev.tarsier.job.pipeline.EventSink;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.SourceProfile;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.SourceRequest;
import dev.tarsier.job.source.Label;
import dev.tarsier.job.source.Labels;
import dev.tarsier.job.source.Listing;
import dev.tarsier.job.source.SampleChoice;
import dev.tarsier.job.source.SourceCensus;
import dev.tarsier.job.source.SourceFile;
import dev.tarsier.job.storage.BucketAccess;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/** A look at a source with bounded work: list it, count it, open a sample of it. */
public final class Inspection {
  private static final int EXTENSIONS_TOLD = 5;
  private static final int LABELS_TOLD = 10;

  private final InspectRequest request;
  private final SourceRequest source;
  private final Configuration configuration;
  private final EventSink events;

  public Inspection(InspectRequest request, EventSink events) {
    this.request = request;
    this.source = request.source();
    this.configuration = BucketAccess.configuration(request.buckets());
    this.events = events;
  }

  /** Throws InputProblem when there is no such source, or nothing in it that matches. */
  public SourceProfile run() throws IOException {
    long start = System.nanoTime();
    SourceCensus census = census();
    List<SourceFile> files = census.listing().files();
    requireImages(census);
    long bytes = census.listing().bytes();
    events.accept(new ProgressEvent.Listed(files.size(), bytes, (System.nanoTime() - start) / 1e9));
    List<SourceFile> chosen =
        SourceCensus.measured(
            SampleChoice.of(files, request.sample(), request.seed()), source, configuration);
    SourceProfile.Sample sample = new SampleCheck(source, configuration, events).run(chosen);
    return new SourceProfile(
        source.root().uri(), found(census, chosen), sizes(files, chosen), sample, labels(census));
  }

  private SourceCensus census() throws IOException {
    try {
      return SourceCensus.take(source, configuration, request.listLimit());
    } catch (IOException e) {
      throw BucketAccess.explained(e, source.root());
    }
  }

  private void requireImages(SourceCensus census) {
    if (!census.listing().files().isEmpty()) {
      return;
    }
    String others =
        mostFrequent(census.otherFiles(), EXTENSIONS_TOLD).entrySet().stream()
            .map(entry -> entry.getValue() + " " + named(entry.getKey()))
            .collect(Collectors.joining(", "));
    throw new InputProblem(
        "Cannot find images below "
            + source.root()
            + ": no file matches "
            + String.join(" ", source.include())
            + (others.isEmpty() ? " (there are no files)" : " (there are " + others + ")")
            + "; see --include",
        "source.uri");
  }

  private static String named(String extension) {
    return extension.isEmpty() ? "without extension" : extension;
  }

  private static <K extends Comparable<K>> Map<K, Long> mostFrequent(
      Map<K, Long> counts, int limit) {
    Comparator<Map.Entry<K, Long>> order =
        Map.Entry.<K, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());
    return counts.entrySet().stream()
        .sorted(order)
        .limit(limit)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  private SourceProfile.Found found(SourceCensus census, List<SourceFile> chosen) {
    List<SourceFile> files = census.listing().files();
    boolean estimated = files.stream().anyMatch(file -> file.bytes() < 0);
    double mean =
        chosen.stream()
            .filter(file -> file.bytes() >= 0)
            .mapToLong(SourceFile::bytes)
            .average()
            .orElse(0);
    return new SourceProfile.Found(
        files.size(),
        estimated ? Math.round(mean * files.size()) : census.listing().bytes(),
        estimated,
        census.otherFiles().values().stream().mapToLong(Long::longValue).sum(),
        mostFrequent(census.otherFiles(), EXTENSIONS_TOLD),
        census.whole());
  }

  private static SourceProfile.Sizes sizes(List<SourceFile> files, List<SourceFile> chosen) {
    boolean estimated = files.stream().anyMatch(file -> file.bytes() < 0);
    double[] sorted =
        (estimated ? chosen : files)
            .stream()
                .filter(file -> file.bytes() >= 0)
                .mapToDouble(SourceFile::bytes)
                .sorted()
                .toArray();
    return new SourceProfile.Sizes(
        (long) Quantile.of(sorted, 0.05),
        (long) Quantile.of(sorted, 0.50),
        (long) Quantile.of(sorted, 0.95),
        (long) Quantile.of(sorted, 1),
        Histogram.of(sorted));
  }

  private SourceProfile.LabelFolders labels(SourceCensus census) throws IOException {
    Listing listing = census.listing();
    Map<String, Long> counts = new TreeMap<>();
    long unlabelled = 0;
    for (Label label : Labels.of(listing, source.label(), configuration).ofFile()) {
      if (label.isPresent()) {
        counts.merge(label.text(), 1L, Long::sum);
      } else {
        unlabelled++;
      }
    }
    return new SourceProfile.LabelFolders(
        counts.size(),
        unlabelled,
        mostFrequent(counts, LABELS_TOLD).entrySet().stream()
            .map(entry -> new SourceProfile.Label(entry.getKey(), entry.getValue()))
            .toList());
  }
}
