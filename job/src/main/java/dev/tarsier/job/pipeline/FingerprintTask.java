package dev.tarsier.job.pipeline;

import dev.tarsier.job.request.Dedupe;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.sink.AttemptJournal;
import dev.tarsier.job.sink.RunFolder;
import dev.tarsier.job.source.ReadAhead;
import dev.tarsier.job.source.ReadResult;
import dev.tarsier.job.source.SourceFile;
import java.io.IOException;
import java.io.Serializable;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** What an executor does with some of the images that may be alike: read, fingerprint, record. */
record FingerprintTask(JobRequest request, Broadcast<SerializableConfiguration> configuration)
    implements Serializable {
  /** Of its journals, below the run's records. */
  private static final String STAGE = "fingerprints";

  private static final String NO_FINGERPRINT = "-";

  /** What one task is given. */
  record Input(int number, List<SourceFile> files) implements Serializable {}

  /**
   * A line for each image, its fingerprint in hex or a dash. An earlier attempt's are given where
   * there are some, so that a run which is started again chooses the same images.
   */
  String run(Input input) throws IOException {
    Configuration hadoop = configuration.value().value();
    RunFolder folder = new RunFolder(request, hadoop);
    String record = String.format(Locale.ROOT, "fingerprints-%05d.txt", input.number());
    Optional<String> before = folder.record(record);
    if (before.isPresent()) {
      return before.get();
    }
    AttemptJournal journal = folder.journal(STAGE, input.number());
    journal.begin();
    try {
      String text = fingerprints(input, journal, hadoop);
      folder.commit(folder.newAttempt(STAGE), List.of(), record, standing -> text);
      journal.finished();
      return text;
    } catch (IOException | RuntimeException | LinkageError e) {
      journal.failed();
      throw e;
    }
  }

  private String fingerprints(Input input, AttemptJournal journal, Configuration hadoop)
      throws IOException {
    StringBuilder lines = new StringBuilder();
    try (ReadAhead reads =
            new ReadAhead(request.source().root(), input.files(), request.transfer(), hadoop);
        Fingerprinter fingerprinter = fingerprinter(journal)) {
      for (int ordinal = 0; ordinal < input.files().size(); ordinal++) {
        ReadResult read = reads.next();
        Optional<byte[]> fingerprint =
            read instanceof ReadResult.Loaded loaded
                ? fingerprinter.of(ordinal, loaded)
                : Optional.empty();
        reads.release(read);
        lines
            .append(fingerprint.map(HexFormat.of()::formatHex).orElse(NO_FINGERPRINT))
            .append('\n');
      }
    }
    return lines.toString();
  }

  private Fingerprinter fingerprinter(AttemptJournal journal) {
    return request.source().selection().dedupe() == Dedupe.EXACT
        ? new ByteFingerprinter()
        : new LookFingerprinter(request, journal);
  }

  static boolean isFingerprint(String line) {
    return !line.equals(NO_FINGERPRINT);
  }
}
