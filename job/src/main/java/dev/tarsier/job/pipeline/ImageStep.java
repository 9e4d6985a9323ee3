package dev.tarsier.job.pipeline;

import dev.tarsier.job.accept.Acceptance;
import dev.tarsier.job.accept.ImageHeader;
import dev.tarsier.job.accept.Verdict;
import dev.tarsier.job.image.ImageProcessor;
import dev.tarsier.job.image.Processed;
import dev.tarsier.job.image.Stored;
import dev.tarsier.job.report.Outcome;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.sink.AttemptJournal;
import dev.tarsier.job.source.Label;
import dev.tarsier.job.source.ReadResult;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/** One image from its bytes to the finisher, or to its outcome: accept, process, hand on. */
final class ImageStep {
  private final Acceptance acceptance;
  private final ImageProcessor processor;
  private final Finisher finisher;
  private final AttemptJournal journal;
  private final ImageWatchdog.Watch watch;
  private final PartitionTally tally;

  ImageStep(
      Acceptance acceptance,
      ImageProcessor processor,
      Finisher finisher,
      AttemptJournal journal,
      ImageWatchdog.Watch watch,
      PartitionTally tally) {
    this.acceptance = acceptance;
    this.processor = processor;
    this.finisher = finisher;
    this.journal = journal;
    this.watch = watch;
    this.tally = tally;
  }

  /** {@code ordinal}: the image's number in its partition; {@code show}: keep a thumbnail. */
  void take(int ordinal, OutcomeQueue.Place place, ReadResult read, boolean show)
      throws IOException {
    Optional<Outcome> known = refusedByName(ordinal, place.image());
    if (known.isPresent()) {
      place.end(known.get());
    } else if (read instanceof ReadResult.Lost lost) {
      place.end(new Outcome.Rejected(lost.reason(), lost.detail()));
    } else {
      accept(ordinal, place, (ReadResult.Loaded) read, show);
    }
  }

  private void accept(int ordinal, OutcomeQueue.Place place, ReadResult.Loaded loaded, boolean show)
      throws IOException {
    Verdict verdict = acceptance.check(loaded.buffer(), loaded.length());
    if (verdict instanceof Verdict.Rejected rejected) {
      place.end(new Outcome.Rejected(rejected.reason(), rejected.detail()));
    } else {
      process(ordinal, place, loaded, ((Verdict.Accepted) verdict).header(), show);
    }
  }

  private Processed inNativeCode(int ordinal, ReadResult.Loaded loaded, Stored stored, boolean show)
      throws IOException {
    Lock turn = NativeTurn.of(journal.isSuspected(ordinal));
    turn.lock();
    try {
      journal.enter(ordinal);
      watch.enter(ordinal);
      Processed processed =
          show
              ? processor.processWithThumbnail(loaded.buffer(), loaded.length(), stored)
              : processor.process(loaded.buffer(), loaded.length(), stored);
      watch.leave();
      journal.leave(ordinal);
      return processed;
    } finally {
      turn.unlock();
    }
  }

  private Optional<Outcome> refusedByName(int ordinal, PartitionInput.Image image) {
    if (!image.key().isValid()) {
      return Optional.of(
          new Outcome.Rejected(
              RejectReason.INVALID_NAME, "no archive should hold a member of this name"));
    }
    if (image.label().equals(Label.MISSING)) {
      return Optional.of(
          new Outcome.Rejected(RejectReason.UNLABELLED, "the label table does not have it"));
    }
    return journal
        .condemned(ordinal)
        .map(
            reason ->
                new Outcome.Rejected(
                    reason, "the process ended on it twice; it is not tried again"));
  }

  private void process(
      int ordinal,
      OutcomeQueue.Place place,
      ReadResult.Loaded loaded,
      ImageHeader header,
      boolean show)
      throws IOException {
    Stored stored = new Stored(header.format(), header.extent(), header.orientation());
    Processed processed = inNativeCode(ordinal, loaded, stored, show);
    tally.processed(processed.nanos());
    if (processed instanceof Processed.Refused refused) {
      place.end(new Outcome.Rejected(refused.reason(), refused.detail()));
      return;
    }
    finisher.finish(place, header, processed);
    if (show) {
      processor.thumbnail(place.image().file().path()).ifPresent(tally::show);
    }
  }
}
