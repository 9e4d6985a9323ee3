package dev.tarsier.job.subset;

import dev.tarsier.job.pipeline.EventSink;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.SubsetReport;
import dev.tarsier.job.report.SubsetReport.State;
import dev.tarsier.job.report.SubsetReport.Subset;
import dev.tarsier.job.request.Percent;
import dev.tarsier.job.storage.BucketAccess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** Chooses subsets of a source, and writes them. */
public final class Subsets {
  /** Images are small, and each copy under way holds a chunk of this size. */
  private static final int UPLOAD_CHUNK_BYTES = 1 << 20;

  private final SubsetRequest.Choose request;
  private final Configuration configuration;
  private final EventSink events;

  private Subsets(SubsetRequest.Choose request, EventSink events) {
    this.request = request;
    this.configuration = configuration(request);
    this.events = events;
  }

  private static Configuration configuration(SubsetRequest request) {
    Configuration configuration = BucketAccess.configuration(request.buckets());
    configuration.setInt("fs.gs.outputstream.upload.chunk.size", UPLOAD_CHUNK_BYTES);
    return configuration;
  }

  /**
   * Does what the request says. Throws InputProblem when there is no such source, or what is in the
   * output stands in the way; RunFailure when copying fails.
   */
  public static SubsetReport run(SubsetRequest request, EventSink events) throws IOException {
    return request instanceof SubsetRequest.Choose choose
        ? new Subsets(choose, events).choose()
        : new SubsetLook((SubsetRequest.Look) request, configuration(request)).run();
  }

  private SubsetReport choose() throws IOException {
    long start = System.nanoTime();
    SourceImages images = SourceImages.list(request, configuration);
    Choice choice = Choice.of(images.byLabel(), request.seed());
    SubsetReport report = report(images, choice);
    events.accept(
        new ProgressEvent.Listed(
            report.source().images(),
            Math.max(0, report.source().bytes()),
            (System.nanoTime() - start) / 1e9));
    if (request.writing() == SubsetRequest.Writing.NOTHING) {
      return report;
    }
    return new SubsetWriter(request, configuration, events).write(report, choice);
  }

  /** What would be, nothing of it written. */
  private SubsetReport report(SourceImages images, Choice choice) {
    List<Subset> subsets = new ArrayList<>();
    for (Percent percent : request.percents()) {
      subsets.add(planned(choice, percent));
    }
    if (request.all() && !request.percents().contains(Percent.ALL)) {
      subsets.add(planned(choice, Percent.ALL));
    }
    Subset all = planned(choice, Percent.ALL);
    return new SubsetReport(
        request.source().root().uri(),
        request.output(),
        request.seed(),
        choice.digest(),
        new SubsetReport.Source(all.images(), all.bytes(), all.labels()),
        images.leftOut(),
        subsets);
  }

  private Subset planned(Choice choice, Percent percent) {
    Map<String, Long> counts = choice.counts(percent);
    return new Subset(
        percent.tenths() / 10.0,
        State.PLANNED,
        "",
        "",
        "",
        counts.values().stream().mapToLong(Long::longValue).sum(),
        choice.bytes(percent),
        counts);
  }
}
