package dev.tarsier.job.tfrecord;

import java.io.IOException;

/** A TFRecord is not what its format says; the message names the place. */
public final class DamagedRecord extends IOException {
  private static final long serialVersionUID = 1;

  private final long offset;
  private final String what;

  DamagedRecord(long offset, String what) {
    super(what + " at offset " + offset);
    this.offset = offset;
    this.what = what;
  }

  /** In bytes from the start of the file's content, decompressed where it is compressed. */
  public long offset() {
    return offset;
  }

  /** What is wrong, without the place. */
  public String what() {
    return what;
  }
}
