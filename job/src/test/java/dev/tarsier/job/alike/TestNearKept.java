package dev.tarsier.job.alike;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestNearKept extends KeptContract {
  @Override
  Kept kept() {
    return new NearKept();
  }

  @Test
  void upToFifteenBitsAreNear() {
    Fingerprint fingerprint = some();
    kept.keep(fingerprint, 7);

    for (int bits = 0; bits <= 15; bits++) {
      assertThat(kept.match(away(fingerprint, bits))).contains(new Kept.Match(7, bits));
    }
    for (int bits = 16; bits < 40; bits++) {
      assertThat(kept.match(away(fingerprint, bits))).isEmpty();
    }
  }

  /** Against a look at every one of them. */
  @Test
  void itFindsWhatASearchOfAllFinds() {
    List<Fingerprint> all = new ArrayList<>();
    for (int image = 0; image < 3_000; image++) {
      Fingerprint fingerprint =
          image % 3 == 0 ? some() : away(all.get(random.nextInt(image)), random.nextInt(24));
      assertThat(kept.match(fingerprint)).isEqualTo(nearest(all, fingerprint));
      kept.keep(fingerprint, image);
      all.add(fingerprint);
    }
  }

  private static Optional<Kept.Match> nearest(List<Fingerprint> all, Fingerprint fingerprint) {
    Kept.Match nearest = new Kept.Match(-1, 16);
    for (int image = 0; image < all.size(); image++) {
      int distance = fingerprint.distance(all.get(image));
      if (distance < nearest.distance()) {
        nearest = new Kept.Match(image, distance);
      }
    }
    return nearest.image() < 0 ? Optional.empty() : Optional.of(nearest);
  }
}
