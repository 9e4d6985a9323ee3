package dev.tarsier.job.pipeline;

import dev.tarsier.job.accept.Acceptance;
import dev.tarsier.job.accept.ImageHeader;
import dev.tarsier.job.accept.Verdict;
import dev.tarsier.job.image.PictureHash;
import dev.tarsier.job.image.Stored;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.sink.AttemptJournal;
import dev.tarsier.job.source.ReadResult;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/** How an image looks. One that would be rejected has none: it must not stand for a good one. */
final class LookFingerprinter implements Fingerprinter {
  private final Acceptance acceptance;
  private final PictureHash hash;
  private final AttemptJournal journal;
  private final ImageWatchdog.Watch watch;

  LookFingerprinter(JobRequest request, AttemptJournal journal) {
    this.acceptance = new Acceptance(request.source().formats(), request.limits().pixels());
    this.hash = new PictureHash();
    this.journal = journal;
    this.watch = ImageWatchdog.watch(journal, request.limits().imageTimeout());
  }

  @Override
  public Optional<byte[]> of(int ordinal, ReadResult.Loaded loaded) throws IOException {
    if (journal.condemned(ordinal).isPresent()
        || !(acceptance.check(loaded.buffer(), loaded.length())
            instanceof Verdict.Accepted accepted)) {
      return Optional.empty();
    }
    ImageHeader header = accepted.header();
    Stored stored = new Stored(header.format(), header.extent(), header.orientation());
    Lock turn = NativeTurn.of(journal.isSuspected(ordinal));
    turn.lock();
    try {
      journal.enter(ordinal);
      watch.enter(ordinal);
      Optional<byte[]> bits = hash.of(loaded.buffer(), loaded.length(), stored);
      watch.leave();
      journal.leave(ordinal);
      return bits;
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    watch.close();
    hash.close();
  }
}
