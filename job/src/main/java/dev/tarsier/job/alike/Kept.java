package dev.tarsier.job.alike;

import java.util.Optional;

/** The images that stay, each the first of those that are alike. */
public interface Kept {
  /**
   * An image that stays.
   *
   * @param image its number
   */
  record Match(int image, int distance) {}

  /** The one that stands for an image with this fingerprint, if there is one. */
  Optional<Match> match(Fingerprint fingerprint);

  /** From now on this image stands for those like it. */
  void keep(Fingerprint fingerprint, int image);
}
