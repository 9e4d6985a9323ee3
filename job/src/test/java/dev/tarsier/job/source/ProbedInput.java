package dev.tarsier.job.source;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;

/** A file whose reads take as long as its probe says. */
final class ProbedInput extends FSInputStream {
  private final FSDataInputStream in;
  private final Probe probe;

  ProbedInput(FSDataInputStream in, Probe probe) {
    this.in = in;
    this.probe = probe;
  }

  @Override
  public int read() throws IOException {
    probe.delay();
    return in.read();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    probe.delay();
    return in.read(buffer, offset, length);
  }

  @Override
  public void close() throws IOException {
    in.close();
    probe.closed();
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
  public boolean seekToNewSource(long position) {
    return false;
  }
}
