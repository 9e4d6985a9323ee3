package dev.tarsier.job.source;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Chooses some of many, each as likely as the other, the same ones for the same seed. */
public final class SampleChoice {
  private SampleChoice() {}

  /** {@code number} of them, all where there are no more, in their order (Floyd's algorithm). */
  public static <T> List<T> of(List<T> all, int number, long seed) {
    if (all.size() <= number) {
      return List.copyOf(all);
    }
    SplittableRandom random = new SplittableRandom(seed);
    TreeSet<Integer> chosen = new TreeSet<>();
    for (int last = all.size() - number; last < all.size(); last++) {
      if (!chosen.add(random.nextInt(last + 1))) {
        chosen.add(last);
      }
    }
    List<T> sample = new ArrayList<>(number);
    chosen.forEach(index -> sample.add(all.get(index)));
    return sample;
  }
}
