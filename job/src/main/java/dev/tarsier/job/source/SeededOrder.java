package dev.tarsier.job.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * An order of many numbers that a seed decides, drawn as far as it is needed: each is as likely at
 * any place, and how many are drawn at a time changes nothing (Fisher and Yates, of which only what
 * has moved is kept).
 */
public final class SeededOrder {
  private final int size;
  private final SplittableRandom random;
  private final Map<Integer, Integer> moved = new HashMap<>();
  private int drawn;

  /** Of the numbers from 0 to {@code size}, which is not one of them. */
  public SeededOrder(int size, long seed) {
    this.size = size;
    this.random = new SplittableRandom(seed);
  }

  /** The next ones, {@code number} at most; none when all have been drawn. */
  public List<Integer> next(long number) {
    List<Integer> next = new ArrayList<>();
    while (next.size() < number && drawn < size) {
      int place = drawn + random.nextInt(size - drawn);
      int first = moved.getOrDefault(drawn, drawn);
      next.add(moved.getOrDefault(place, place));
      moved.put(place, first);
      moved.remove(drawn++);
    }
    return next;
  }
}
