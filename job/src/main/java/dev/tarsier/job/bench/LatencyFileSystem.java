package dev.tarsier.job.bench;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * The local disk with the latency of an object store: every open and every read waits. Paths are
 * {@code latency:/folder}.
 */
public final class LatencyFileSystem extends RawLocalFileSystem {
  public static final String SCHEME = "latency";
  private static final String MILLIS = "fs.latency.millis";
  private static final URI NAME = URI.create(SCHEME + ":///");

  private long millis;

  /** Makes the scheme known. */
  static void register(Configuration configuration, int millis) {
    configuration.set("fs." + SCHEME + ".impl", LatencyFileSystem.class.getName());
    configuration.setBoolean("fs." + SCHEME + ".impl.disable.cache", true);
    configuration.setInt(MILLIS, millis);
  }

  @Override
  public void initialize(URI uri, Configuration configuration) throws IOException {
    super.initialize(NAME, configuration);
    millis = configuration.getInt(MILLIS, 0);
  }

  @Override
  public URI getUri() {
    return NAME;
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    pause();
    return new FSDataInputStream(new SlowInput(super.open(path, bufferSize)));
  }

  private void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Cannot wait: interrupted", e);
    }
  }

  /** Waits before each read. */
  private final class SlowInput extends FSInputStream {
    private final FSDataInputStream in;

    SlowInput(FSDataInputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      pause();
      return in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      pause();
      return in.read(buffer, offset, length);
    }

    @Override
    public void seek(long position) throws IOException {
      in.seek(position);
    }

    @Override
    public long getPos() throws IOException {
      return in.getPos();
    }

    @Override
    public boolean seekToNewSource(long target) throws IOException {
      return in.seekToNewSource(target);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
