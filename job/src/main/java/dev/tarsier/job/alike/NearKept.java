package dev.tarsier.job.alike;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * By fingerprints of which at most {@link #MOST_BITS} bits differ. Of two such, at least one of
 * sixteen equal chunks is the same in both, so that only images which share a chunk are compared
 * (multi-index hashing: Norouzi, Punjani and Fleet, "Fast search in Hamming space with multi-index
 * hashing", CVPR 2012). Memory: 64 bytes an image beside its fingerprint.
 */
public final class NearKept implements Kept {
  /**
   * Resizing to a quarter, JPEG of quality 20 and a gamma of 0.8 change up to 12 of the 256 bits of
   * photographs; different fundus pictures differ in 52 and more (57 painted ones, by hand,
   * 2026-11).
   */
  public static final int MOST_BITS = 15;

  private static final int CHUNKS = MOST_BITS + 1;
  private static final int END = -1;

  private final int[][] heads = new int[CHUNKS][1 << Short.SIZE];

  /** For each kept image and chunk the one before it with the same chunk. */
  private int[] links = new int[CHUNKS * 1024];

  private final List<Fingerprint> fingerprints = new ArrayList<>();
  private final List<Integer> images = new ArrayList<>();

  public NearKept() {
    for (int[] head : heads) {
      Arrays.fill(head, END);
    }
  }

  /** The nearest; of several equally near ones the one kept first. */
  @Override
  public Optional<Match> match(Fingerprint fingerprint) {
    int nearest = END;
    int least = MOST_BITS + 1;
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      int entry = heads[chunk][fingerprint.chunk(chunk)];
      for (; entry != END; entry = links[entry * CHUNKS + chunk]) {
        int distance = fingerprint.distance(fingerprints.get(entry));
        if (distance < least || (distance == least && entry < nearest)) {
          least = distance;
          nearest = entry;
        }
      }
    }
    return nearest == END ? Optional.empty() : Optional.of(new Match(images.get(nearest), least));
  }

  @Override
  public void keep(Fingerprint fingerprint, int image) {
    int entry = fingerprints.size();
    if ((entry + 1) * CHUNKS > links.length) {
      links = Arrays.copyOf(links, links.length + links.length / 2);
    }
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      int bits = fingerprint.chunk(chunk);
      links[entry * CHUNKS + chunk] = heads[chunk][bits];
      heads[chunk][bits] = entry;
    }
    fingerprints.add(fingerprint);
    images.add(image);
  }
}
