package dev.tarsier.job.subset;

import dev.tarsier.job.pipeline.EventSink;
import dev.tarsier.job.report.SubsetReport;
import dev.tarsier.job.report.SubsetReport.State;
import dev.tarsier.job.report.SubsetReport.Subset;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.Percent;
import dev.tarsier.job.request.Sha256;
import dev.tarsier.job.source.SourceFile;
import dev.tarsier.job.source.SourcePaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/**
 * Writes chosen subsets: what an earlier choice left goes first, when it may; then lists, copies,
 * and the record. Whatever dies in between is done again by the same command.
 */
final class SubsetWriter {
  private final SubsetRequest.Choose request;
  private final Configuration configuration;
  private final EventSink events;
  private final SubsetFolder folder;
  private final Map<Double, Subset> subsets = new TreeMap<>();
  private final List<CopyTask> tasks = new ArrayList<>();

  SubsetWriter(SubsetRequest.Choose request, Configuration configuration, EventSink events)
      throws IOException {
    this.request = request;
    this.configuration = configuration;
    this.events = events;
    this.folder = new SubsetFolder(new Location(request.output()), configuration);
  }

  /** Returns {@code planned} with what is there now, subsets of earlier runs included. */
  SubsetReport write(SubsetReport planned, Choice choice) throws IOException {
    OutputGuard guard = new OutputGuard(request, folder);
    guard.checkPlaces();
    guard.makeRoom(planned).forEach(kept -> subsets.put(kept.percent(), kept));
    for (Subset subset : planned.subsets()) {
      Percent percent = Percent.of(subset.percent());
      List<SourceFile> files = choice.files(percent);
      boolean copies = isCopied(percent);
      if (copies) {
        tasks.addAll(guard.tasks(percent, files));
      }
      subsets.put(subset.percent(), listed(subset, percent, files, copies));
    }
    new Copier(folder, configuration, events, tasks).run();
    SubsetReport written = planned.withSubsets(List.copyOf(subsets.values()));
    folder.write(written);
    folder.removeAttempts();
    return written;
  }

  /** What {@code --all} alone adds is a list. */
  private boolean isCopied(Percent percent) {
    return request.writing() == SubsetRequest.Writing.COPIES
        && request.percents().contains(percent);
  }

  private Subset listed(Subset subset, Percent percent, List<SourceFile> files, boolean copies)
      throws IOException {
    StringBuilder text = new StringBuilder();
    for (SourceFile file : files) {
      text.append(line(SourcePaths.of(request.source().root(), file))).append('\n');
    }
    String list = text.toString();
    folder.writeList(percent, list);
    Subset before = subsets.getOrDefault(subset.percent(), subset);
    return new Subset(
        subset.percent(),
        State.WHOLE,
        folder.list(percent).uri(),
        Sha256.hex(list),
        copies ? folder.copies(percent).uri() : before.copies(),
        subset.images(),
        subset.bytes(),
        subset.labels());
  }

  private static String line(Location location) {
    String uri = location.uri();
    if (!uri.equals(uri.strip()) || uri.chars().anyMatch(c -> c == '\n' || c == '\r')) {
      throw new InputProblem(
          "Cannot list "
              + uri.strip().replaceAll("[\r\n]", "?")
              + ": a name with a line break, or a blank at its end, does not fit a text list"
              + " (rename it, or narrow --include)",
          "source.uri");
    }
    return uri;
  }
}
