package dev.tarsier.job.pipeline;

import dev.tarsier.job.model.ModelFile;
import dev.tarsier.job.report.ListingSummary;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.ManifestParser;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import dev.tarsier.job.report.RunStart;
import dev.tarsier.job.report.RunStartParser;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.sink.RunFolder;
import java.io.IOException;
import java.util.Optional;

/**
 * Decides whether a run folder may be written to: it must be new, or belong to this very request
 * over this very source.
 */
final class RunGuard {
  private static final String SPEC_PATH = "output.uri";

  private final JobRequest request;
  private final RunFolder folder;

  RunGuard(JobRequest request, RunFolder folder) {
    this.request = request;
    this.folder = folder;
  }

  /** Before the listing: throws InputProblem when the folder is another request's, or not ours. */
  void checkRequest() throws IOException {
    Optional<RunStart> start = start();
    if (start.isPresent() && !start.get().requestHash().equals(request.hash())) {
      throw new InputProblem(
          "Cannot write to "
              + folder.location()
              + ": the run "
              + request.runId()
              + " there belongs to a different request (use another --run-id, or none, or another"
              + " output.uri)",
          SPEC_PATH);
    }
    RunFolder.Holdings holdings = folder.holdings();
    if (holdings.halfErased()) {
      throw new InputProblem(
          "Cannot go on with run "
              + request.runId()
              + ": taking images out of it was cut off (run tarsier erase again)",
          SPEC_PATH);
    }
    // Asked again: another driver may have ended the run, and removed its mark, between two looks.
    if (start.isEmpty() && holdings.foreign() && start().isEmpty()) {
      throw new InputProblem(
          "Cannot write to "
              + folder.location()
              + ": it holds files that no run of Tarsier left (use another --run-id or output.uri)",
          SPEC_PATH);
    }
  }

  /** After the listing: throws InputProblem when the source is not what the run started with. */
  void checkListing(ListingSummary listing) throws IOException {
    Optional<RunStart> start = start();
    if (start.isPresent() && !isOf(start.get(), listing)) {
      ListingSummary before = start.get().listing();
      throw new InputProblem(
          "Cannot go on with run "
              + request.runId()
              + ": the source has changed since it was started (then "
              + describe(before)
              + ", now "
              + describe(listing)
              + "; start a new run with another --run-id)",
          "source.uri");
    }
  }

  /**
   * Once the model is known: throws InputProblem when it is not the one that the run began with.
   */
  void checkModel(ModelFile model) throws IOException {
    String before = start().map(RunStart::model).orElse("");
    if (!before.isEmpty() && !before.equals(model.sha256())) {
      throw new InputProblem(
          "Cannot go on with run "
              + request.runId()
              + ": the model "
              + model.uri()
              + " has changed since it was started (start a new run with another --run-id, or put"
              + " the old model back)",
          "recipe.model");
    }
  }

  /** Whether an earlier start has left its mark. */
  boolean hasBegun() throws IOException {
    return start().isPresent();
  }

  /** Whether the run is of exactly this listing. */
  boolean holds(ListingSummary listing) throws IOException {
    Optional<RunStart> start = start();
    return start.isPresent() && isOf(start.get(), listing);
  }

  /** Images that were taken out of the run may still be at the source, or no longer. */
  private boolean isOf(RunStart start, ListingSummary listing) throws IOException {
    return start.listing().equals(listing)
        || manifest().map(Manifest::remaining).filter(listing::equals).isPresent();
  }

  private Optional<Manifest> manifest() throws IOException {
    return folder.read(RunFolder.MANIFEST).map(ManifestParser::parse);
  }

  private static String describe(ListingSummary listing) {
    return listing.files() + " files of " + listing.bytes() + " bytes";
  }

  /** The report of the run, when it is whole already. */
  Optional<RunReport> completed() throws IOException {
    return folder.isComplete()
        ? folder.read(RunFolder.REPORT).map(RunReportParser::parse)
        : Optional.empty();
  }

  /**
   * Leaves the mark of this run; throws InputProblem when the folder cannot be written. {@code
   * model}: SHA-256 of its file, empty without one; {@code base}: the run that it goes on from.
   */
  void start(ListingSummary listing, String model, String base) throws IOException {
    if (start().isPresent()) {
      return;
    }
    RunStart mark =
        new RunStart(request.hash(), listing, model, base, request.output().partitions());
    try {
      if (folder.createStart(RunStartParser.format(mark))) {
        return;
      }
    } catch (IOException e) {
      throw new InputProblem(
          "Cannot write to " + folder.location() + ": " + e.getMessage(), SPEC_PATH, e);
    }
    checkOther(mark);
  }

  /** Of two drivers that begin at once both may go on when they are at the same. */
  private void checkOther(RunStart mark) throws IOException {
    checkRequest();
    checkListing(mark.listing());
    Optional<RunStart> other = folder.readStart().map(RunStartParser::parse);
    if (other.isPresent() && !other.get().equals(mark)) {
      throw new InputProblem(
          "Cannot go on with run "
              + request.runId()
              + ": another driver has begun it meanwhile, with another model or another run before"
              + " it (start it again)",
          SPEC_PATH);
    }
  }

  private Optional<RunStart> start() throws IOException {
    Optional<Manifest> manifest = manifest();
    if (manifest.isPresent()) {
      Manifest whole = manifest.get();
      int partitions = request.output().partitions();
      return Optional.of(new RunStart(whole.requestHash(), whole.listing(), "", "", partitions));
    }
    return folder.readStart().map(RunStartParser::parse);
  }
}
