package dev.tarsier.job.pipeline;

import dev.tarsier.job.request.Sha256;
import dev.tarsier.job.source.ReadResult;
import java.security.MessageDigest;
import java.util.Optional;

/** The SHA-256 of the bytes. */
final class ByteFingerprinter implements Fingerprinter {
  private final MessageDigest digest = Sha256.digest();

  @Override
  public Optional<byte[]> of(int ordinal, ReadResult.Loaded loaded) {
    digest.update(loaded.buffer(), 0, loaded.length());
    return Optional.of(digest.digest());
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
