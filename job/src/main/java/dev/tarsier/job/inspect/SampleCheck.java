package dev.tarsier.job.inspect;

import dev.tarsier.job.accept.Acceptance;
import dev.tarsier.job.accept.ImageHeader;
import dev.tarsier.job.accept.Verdict;
import dev.tarsier.job.image.DecodeProbe;
import dev.tarsier.job.pipeline.EventSink;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.SourceProfile;
import dev.tarsier.job.request.SourceRequest;
import dev.tarsier.job.request.Transfer;
import dev.tarsier.job.source.ReadAhead;
import dev.tarsier.job.source.ReadResult;
import dev.tarsier.job.source.SourceFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** Opens images as the job would: read whole, accepted by their bytes, decoded by OpenCV. */
final class SampleCheck {
  /** OpenCV itself refuses more than 2^30 pixels (modules/imgcodecs/src/loadsave.cpp). */
  private static final long MOST_PIXELS = 1L << 30;

  /** Larger ones are judged by their bytes alone: decoded they would not fit a small machine. */
  private static final long MOST_PIXELS_DECODED = 100_000_000;

  /** Between two progress events. */
  private static final long EVERY_NANOS = 500_000_000;

  private final SourceRequest source;
  private final Configuration configuration;
  private final EventSink events;
  private final Acceptance acceptance;
  private final Map<RejectReason, Long> reasons = new EnumMap<>(RejectReason.class);
  private final Map<String, Long> formats = new TreeMap<>();
  private final List<Double> megapixels = new ArrayList<>();
  private final long start = System.nanoTime();
  private long told = start;
  private long good;
  private long bytes;

  SampleCheck(SourceRequest source, Configuration configuration, EventSink events) {
    this.source = source;
    this.configuration = configuration;
    this.events = events;
    this.acceptance = new Acceptance(source.formats(), MOST_PIXELS);
  }

  SourceProfile.Sample run(List<SourceFile> files) {
    try (ReadAhead reads = new ReadAhead(source.root(), files, Transfer.DEFAULT, configuration);
        DecodeProbe probe = new DecodeProbe()) {
      for (int done = 1; done <= files.size(); done++) {
        ReadResult read = reads.next();
        take(read, probe);
        reads.release(read);
        tell(done, files.size());
      }
    }
    return new SourceProfile.Sample(files.size(), reasons, formats, megapixels());
  }

  private void take(ReadResult read, DecodeProbe probe) {
    if (read instanceof ReadResult.Lost lost) {
      reasons.merge(lost.reason(), 1L, Long::sum);
      return;
    }
    ReadResult.Loaded loaded = (ReadResult.Loaded) read;
    bytes += loaded.length();
    Verdict verdict = acceptance.check(loaded.buffer(), loaded.length());
    if (verdict instanceof Verdict.Rejected rejected) {
      reasons.merge(rejected.reason(), 1L, Long::sum);
      return;
    }
    ImageHeader header = ((Verdict.Accepted) verdict).header();
    long pixels = (long) header.width() * header.height();
    megapixels.add(pixels / 1e6);
    Optional<String> refusal =
        pixels > MOST_PIXELS_DECODED
            ? Optional.empty()
            : probe.refusal(loaded.buffer(), loaded.length());
    if (refusal.isPresent()) {
      reasons.merge(RejectReason.CORRUPT, 1L, Long::sum);
    } else {
      good++;
      formats.merge(header.format().keyword(), 1L, Long::sum);
    }
  }

  private void tell(long done, long all) {
    long now = System.nanoTime();
    if (done == all || now - told >= EVERY_NANOS) {
      told = now;
      events.accept(new ProgressEvent.Advanced(good, done - good, all, bytes, (now - start) / 1e9));
    }
  }

  private SourceProfile.Megapixels megapixels() {
    double[] sorted = megapixels.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double mean = megapixels.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return new SourceProfile.Megapixels(
        rounded(mean), rounded(Quantile.of(sorted, 0.95)), rounded(Quantile.of(sorted, 1)));
  }

  /** To the hundred pixels. */
  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
