package dev.tarsier.job.speedtest;

import dev.tarsier.job.report.RejectedImage;
import dev.tarsier.job.source.SeededOrder;
import dev.tarsier.job.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The images that are measured: the first ones of the seeded order that are sound, so that a
 * damaged one costs no point of the grid. Which ones they are follows from the source, the seed and
 * their number alone.
 *
 * @param files in the order of the listing
 * @param left out, because they are damaged, in the seeded order
 * @param gaveUp whether there may be more sound ones, that were not looked for any more
 */
record Chosen(List<SourceFile> files, List<RejectedImage> left, boolean gaveUp) {
  /** As many may be damaged, or as many as are wanted: a source like that is no source to test. */
  static final int MOST_LEFT = 1000;

  Chosen {
    files = List.copyOf(files);
    left = List.copyOf(left);
  }

  /** Looks at files; one answer for each, in their order. */
  interface Check {
    List<Checked> of(List<SourceFile> files) throws IOException;
  }

  static Chosen of(List<SourceFile> listed, int number, long seed, Check check) throws IOException {
    SeededOrder order = new SeededOrder(listed.size(), seed);
    TreeMap<Integer, SourceFile> sound = new TreeMap<>();
    List<RejectedImage> left = new ArrayList<>();
    int most = Math.max(MOST_LEFT, number);
    while (sound.size() < number && left.size() <= most) {
      List<Integer> drawn = order.next(next(number - sound.size(), sound.size(), left.size()));
      if (drawn.isEmpty()) {
        break;
      }
      List<Checked> checked = check.of(drawn.stream().map(listed::get).toList());
      for (int i = 0; i < drawn.size() && sound.size() < number && left.size() <= most; i++) {
        if (checked.get(i) instanceof Checked.Damaged damaged) {
          left.add(damaged.image());
        } else {
          sound.put(drawn.get(i), ((Checked.Sound) checked.get(i)).file());
        }
      }
    }
    return new Chosen(List.copyOf(sound.values()), left, left.size() > most);
  }

  /** As many as are missing, and as many more as will be damaged if it goes on like this. */
  private static long next(long missing, long sound, long damaged) {
    long expected = missing + missing * damaged / Math.max(1, sound);
    return Math.min(expected, missing + sound + damaged);
  }
}
