package dev.tarsier.job.subset;

import dev.tarsier.job.report.SubsetReport;
import dev.tarsier.job.report.SubsetReport.Subset;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.Percent;
import dev.tarsier.job.source.SourceFile;
import dev.tarsier.job.source.SourcePaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides what may be written beside what is there: subsets of one choice alone stand in one
 * folder, and nothing that is not in a subset stands among its copies.
 */
final class OutputGuard {
  private static final String SPEC_PATH = "--output";
  private static final String REMEDY = " (use another --output, or --replace to remove what is of";

  private final SubsetRequest.Choose request;
  private final SubsetFolder folder;

  OutputGuard(SubsetRequest.Choose request, SubsetFolder folder) {
    this.request = request;
    this.folder = folder;
  }

  /** Throws InputProblem when source and output stand in each other's way. */
  void checkPlaces() {
    String source = request.source().root().uri() + "/";
    String output = folder.location().uri() + "/";
    boolean copies = request.writing() == SubsetRequest.Writing.COPIES;
    if (copies && output.startsWith(source)) {
      throw new InputProblem(
          "Cannot copy to "
              + folder.location()
              + ": it is inside the source, whose images the copies would become (use another"
              + " --output)",
          SPEC_PATH);
    }
    if (source.startsWith(output)
        && source.substring(output.length()).matches("[0-9.]+-percent/.*")) {
      throw new InputProblem(
          "Cannot write to "
              + folder.location()
              + ": the source "
              + request.source().root()
              + " is a subset there (use another --output)",
          SPEC_PATH);
    }
  }

  /**
   * Removes what is of another choice, or throws InputProblem where that was not asked for. Returns
   * the subsets of this very choice that are there and stay.
   */
  List<Subset> makeRoom(SubsetReport planned) throws IOException {
    Optional<SubsetReport> before = folder.record();
    if (before.isEmpty()) {
      return List.of();
    }
    if (before.get().selection().equals(planned.selection())) {
      return before.get().subsets();
    }
    if (!request.replace()) {
      throw new InputProblem(
          "Cannot write to "
              + folder.location()
              + ": its subsets are of another choice, by source, label, seed or exclusions; they"
              + " would not nest"
              + REMEDY
              + " it)",
          SPEC_PATH);
    }
    for (Subset subset : before.get().subsets()) {
      Percent percent = Percent.of(subset.percent());
      if (planned.subsets().stream().noneMatch(each -> each.percent() == subset.percent())) {
        folder.remove(folder.list(percent));
      }
      boolean copied = request.writing() == SubsetRequest.Writing.COPIES;
      if (!copied || !request.percents().contains(percent)) {
        folder.remove(folder.copies(percent));
      }
    }
    return List.of();
  }

  /** What is to be copied of a subset; copies that are not of it are removed, if they may be. */
  List<CopyTask> tasks(Percent percent, List<SourceFile> files) throws IOException {
    Location root = request.source().root();
    Location copies = folder.copies(percent);
    Map<String, SubsetFolder.Present> strangers = new TreeMap<>(folder.present(copies));
    List<CopyTask> tasks = new ArrayList<>();
    for (SourceFile file : files) {
      if (SourcePaths.isOutside(file)) {
        throw new InputProblem(
            "Cannot copy "
                + file.path()
                + ": it is outside the source, so that it has no path to keep (leave out --copy)",
            "source.uri");
      }
      SubsetFolder.Present there =
          strangers.getOrDefault(file.path(), SubsetFolder.Present.NOTHING);
      strangers.remove(file.path());
      CopyTask task = new CopyTask(root, copies, file, there);
      if (!task.isDone()) {
        tasks.add(task);
      }
    }
    remove(copies, strangers);
    return tasks;
  }

  private void remove(Location copies, Map<String, SubsetFolder.Present> strangers)
      throws IOException {
    if (!strangers.isEmpty() && !request.replace()) {
      throw new InputProblem(
          "Cannot write to "
              + copies
              + ": "
              + strangers.size()
              + " of its files are not in this subset, the first "
              + strangers.keySet().iterator().next()
              + REMEDY
              + " no subset)",
          SPEC_PATH);
    }
    for (String stranger : strangers.keySet()) {
      folder.remove(copies.child(stranger));
    }
  }
}
