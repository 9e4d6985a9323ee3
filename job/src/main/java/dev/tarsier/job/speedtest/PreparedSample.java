package dev.tarsier.job.speedtest;

import dev.tarsier.job.request.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * The images that are read, in every format.
 *
 * @param listed images of the source
 * @param root that raw images are below
 * @param shards the folder of the shards
 * @param parts none of them empty
 */
record PreparedSample(long listed, Location root, Location shards, List<Part> parts)
    implements Serializable {
  PreparedSample {
    parts = List.copyOf(parts);
  }

  long images() {
    return parts.stream().mapToLong(part -> part.files().size()).sum();
  }

  long bytes() {
    return parts.stream().mapToLong(Part::bytes).sum();
  }

  /** Opens a part, the first one again after the last. */
  Images open(int index, SpeedFormat format, Configuration configuration, ReadClock clock)
      throws IOException {
    Part part = parts.get(index % parts.size());
    return switch (format) {
      case RAW -> new Images.Raw(part.files().iterator(), root, configuration, clock);
      case TAR -> Images.Tar.of(shard(part.tar().name(), part.tar().bytes(), configuration, clock));
      case TFRECORD ->
          Images.TfRecord.of(
              shard(part.tfrecord().name(), part.tfrecord().bytes(), configuration, clock));
    };
  }

  private InputStream shard(String name, long bytes, Configuration configuration, ReadClock clock)
      throws IOException {
    return Images.open(shards.child(name), bytes, "sequential", configuration, clock);
  }
}
