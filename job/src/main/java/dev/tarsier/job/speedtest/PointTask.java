package dev.tarsier.job.speedtest;

import dev.tarsier.job.image.DecodeProbe;
import dev.tarsier.job.pipeline.ProgressCounters;
import dev.tarsier.job.report.SpeedPoint;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What an executor does for one point: a batch is read, then decoded, then the next one. One core
 * reads one image after the other and nothing ahead, so that seconds are those of the format and
 * not of what hides them.
 */
final class PointTask implements Serializable {
  private static final long serialVersionUID = 1;

  private final PreparedSample sample;
  private final Broadcast<SerializableConfiguration> configuration;
  private final ProgressCounters counters;

  PointTask(
      PreparedSample sample,
      Broadcast<SerializableConfiguration> configuration,
      ProgressCounters counters) {
    this.sample = sample;
    this.configuration = configuration;
    this.counters = counters;
  }

  /** Never throws for what is wrong with files: then the point says so, and is not tried again. */
  SpeedPoint measure(GridPoint point) {
    if (point.images() > sample.images()) {
      return point.without(
          SpeedPoint.State.SKIPPED,
          "it needs " + point.images() + " images, the sample has " + sample.images());
    }
    try (DecodeProbe probe = new DecodeProbe()) {
      SpeedPoint measured = run(point, probe);
      counters.countFound(measured.images(), measured.bytes());
      return measured;
    } catch (IOException | RuntimeException e) {
      return point.without(SpeedPoint.State.FAILED, reason(e));
    }
  }

  private static String reason(Exception e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return e instanceof NotDecoded ? message : e.getClass().getSimpleName() + ": " + message;
  }

  private SpeedPoint run(GridPoint point, DecodeProbe probe) throws IOException {
    ReadClock clock = new ReadClock();
    long bytes = 0;
    long decodeNanos = 0;
    long start = System.nanoTime();
    try (Stream stream = new Stream(point, clock)) {
      for (int i = 0; i < point.batchCount(); i++) {
        List<byte[]> batch = stream.batch(point.batchSize());
        for (byte[] image : batch) {
          bytes += image.length;
        }
        if (point.decode()) {
          long decoding = System.nanoTime();
          decode(batch, probe);
          decodeNanos += System.nanoTime() - decoding;
        }
      }
    }
    long all = System.nanoTime() - start;
    long unpacking = Math.max(0, all - clock.openNanos() - clock.readNanos() - decodeNanos);
    return point.measured(
        bytes,
        clock.opened(),
        all / 1e9,
        new SpeedPoint.Stages(
            clock.openNanos() / 1e9, clock.readNanos() / 1e9, unpacking / 1e9, decodeNanos / 1e9));
  }

  private static void decode(List<byte[]> batch, DecodeProbe probe) throws IOException {
    for (byte[] image : batch) {
      Optional<String> refusal = probe.refusal(image, image.length);
      if (refusal.isPresent()) {
        throw new NotDecoded(
            "Cannot decode an image of " + image.length + " bytes: " + refusal.get());
      }
    }
  }

  /** Reads a whole part in every format that is measured; returns how many images that were. */
  long warm(int part, Grid grid) throws IOException {
    Configuration hadoop = configuration.value().value();
    long images = 0;
    try (DecodeProbe probe = new DecodeProbe()) {
      for (SpeedFormat format : grid.formats()) {
        try (Images all = sample.open(part, format, hadoop, new ReadClock())) {
          for (Optional<byte[]> image = all.next(); image.isPresent(); image = all.next()) {
            images++;
            if (grid.decode().contains(true)) {
              decode(List.of(image.get()), probe);
            }
          }
        }
      }
    }
    return images;
  }

  private static final class NotDecoded extends IOException {
    private static final long serialVersionUID = 1;

    NotDecoded(String message) {
      super(message);
    }
  }

  /** The sample as one endless stream of images that begins at a part. */
  private final class Stream implements AutoCloseable {
    private final GridPoint point;
    private final ReadClock clock;
    private int part;
    private Images open;
    private boolean fruitful;

    Stream(GridPoint point, ReadClock clock) throws IOException {
      this.point = point;
      this.clock = clock;
      this.part = point.start() % sample.parts().size();
      this.open = sample.open(part, point.format(), configuration.value().value(), clock);
    }

    List<byte[]> batch(int size) throws IOException {
      List<byte[]> batch = new ArrayList<>(size);
      while (batch.size() < size) {
        Optional<byte[]> image = open.next();
        if (image.isPresent()) {
          batch.add(image.get());
          fruitful = true;
        } else {
          next();
        }
      }
      return batch;
    }

    private void next() throws IOException {
      if (!fruitful) {
        throw new EOFException("Cannot go on: part " + part + " of the sample holds no image");
      }
      open.close();
      part++;
      fruitful = false;
      open = sample.open(part, point.format(), configuration.value().value(), clock);
    }

    @Override
    public void close() throws IOException {
      open.close();
    }
  }
}
