package dev.tarsier.job.request;

import java.io.Serializable;

/**
 * How bytes move; none of it changes what is written.
 *
 * @param readAhead bytes that a task may hold of images not yet decoded
 * @param readThreads reads in flight in one task until it is known how many it needs; never more
 *     than four times as many
 * @param uploadChunk what one request of a resumable upload carries; a multiple of 256 KiB
 */
public record Transfer(ByteSize readAhead, int readThreads, ByteSize uploadChunk)
    implements Serializable {
  public static final Transfer DEFAULT =
      new Transfer(ByteSize.ofMebibytes(64), 16, ByteSize.ofMebibytes(8));

  public Transfer {
    if (readThreads < 1 || readThreads > 256) {
      throw new IllegalArgumentException(
          "Invalid read threads: " + readThreads + " (must be 1 to 256)");
    }
    // Resumable uploads take multiples of 256 KiB (Cloud Storage's documentation).
    if (uploadChunk.bytes() == 0 || uploadChunk.bytes() % (256 << 10) != 0) {
      throw new IllegalArgumentException(
          "Invalid upload chunk: " + uploadChunk + " (must be a multiple of 256KiB)");
    }
  }
}
