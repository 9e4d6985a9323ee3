package dev.tarsier.job.verify;

import java.io.ByteArrayOutputStream;

/** A growing buffer, used for one member after the other, whose bytes are not copied to be seen. */
final class MemberBuffer extends ByteArrayOutputStream {
  private static final int INITIAL = 64 << 10;

  MemberBuffer() {
    super(INITIAL);
  }

  /** Valid until the next write. */
  synchronized byte[] bytes() {
    return buf;
  }
}
