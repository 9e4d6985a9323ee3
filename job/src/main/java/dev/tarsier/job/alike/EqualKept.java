package dev.tarsier.job.alike;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** By equal fingerprints. */
public final class EqualKept implements Kept {
  private final Map<Fingerprint, Integer> images = new HashMap<>();

  @Override
  public Optional<Match> match(Fingerprint fingerprint) {
    return Optional.ofNullable(images.get(fingerprint)).map(image -> new Match(image, 0));
  }

  @Override
  public void keep(Fingerprint fingerprint, int image) {
    images.putIfAbsent(fingerprint, image);
  }
}
