package dev.tarsier.job.tfrecord;

import java.io.IOException;

/** A TFRecord is not what its format says; the message names the place. */
public final class DamagedRecord extends IOException {
  private static final long serialVersionUID = 1;

  /** {@code offset}: in bytes from the start of the file's content, decompressed where it is. */
  DamagedRecord(long offset, String what) {
    super(what + " at offset " + offset);
  }
}
