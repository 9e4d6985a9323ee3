package dev.tarsier.job.speedtest;

import dev.tarsier.job.accept.Acceptance;
import dev.tarsier.job.accept.Verdict;
import dev.tarsier.job.image.DecodeProbe;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.request.Limits;
import dev.tarsier.job.request.SourceRequest;
import dev.tarsier.job.request.Transfer;
import dev.tarsier.job.source.ReadAhead;
import dev.tarsier.job.source.ReadResult;
import dev.tarsier.job.source.SourceFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** Finds out which images the job would take: read whole, accepted by their bytes, decoded. */
record CheckTask(SourceRequest source, Broadcast<SerializableConfiguration> configuration)
    implements Serializable {
  /** One for each file, in their order. */
  List<Checked> check(List<SourceFile> files) {
    Acceptance acceptance = new Acceptance(source.formats(), Limits.DEFAULT.pixels());
    List<Checked> checked = new ArrayList<>();
    try (ReadAhead reads =
            new ReadAhead(source.root(), files, Transfer.DEFAULT, configuration.value().value());
        DecodeProbe probe = new DecodeProbe()) {
      for (SourceFile file : files) {
        ReadResult read = reads.next();
        checked.add(
            read instanceof ReadResult.Lost lost
                ? damaged(file, lost.reason(), lost.detail())
                : check(file, (ReadResult.Loaded) read, acceptance, probe));
        reads.release(read);
      }
    }
    return checked;
  }

  private static Checked check(
      SourceFile file, ReadResult.Loaded loaded, Acceptance acceptance, DecodeProbe probe) {
    Verdict verdict = acceptance.check(loaded.buffer(), loaded.length());
    if (verdict instanceof Verdict.Rejected rejected) {
      return damaged(file, rejected.reason(), rejected.detail());
    }
    return probe
        .refusal(loaded.buffer(), loaded.length())
        .map(refusal -> damaged(file, RejectReason.CORRUPT, refusal))
        .orElseGet(() -> new Checked.Sound(file));
  }

  private static Checked damaged(SourceFile file, RejectReason reason, String detail) {
    return new Checked.Damaged(file.path(), reason, detail);
  }
}
