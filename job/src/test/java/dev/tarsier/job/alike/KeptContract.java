package dev.tarsier.job.alike;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for every way to tell which images are alike. */
abstract class KeptContract {
  final SplittableRandom random = new SplittableRandom(4);
  final Kept kept = kept();

  abstract Kept kept();

  final Fingerprint some() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Fingerprint.of(bytes);
  }

  /** One that differs in so many bits, drawn at random. */
  final Fingerprint away(Fingerprint from, int bits) {
    byte[] bytes =
        ByteBuffer.allocate(32)
            .putLong(from.first())
            .putLong(from.second())
            .putLong(from.third())
            .putLong(from.fourth())
            .array();
    random
        .ints(0, Fingerprint.BITS)
        .distinct()
        .limit(bits)
        .forEach(bit -> bytes[bit / 8] ^= (byte) (1 << (bit % 8)));
    return Fingerprint.of(bytes);
  }

  @Test
  void nothingIsLikeWhatIsNotThere() {
    assertThat(kept.match(some())).isEmpty();
  }

  @Test
  void theSameFingerprintMatchesTheImageKeptFirst() {
    Fingerprint fingerprint = some();
    kept.keep(some(), 3);
    kept.keep(fingerprint, 9);
    kept.keep(fingerprint, 5);

    assertThat(kept.match(fingerprint)).contains(new Kept.Match(9, 0));
  }
}
