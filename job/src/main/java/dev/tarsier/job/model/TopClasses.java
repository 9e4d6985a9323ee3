package dev.tarsier.job.model;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The best of a model's classes. */
public final class TopClasses {
  private static final Comparator<Scored> BEST_FIRST =
      Comparator.comparingDouble(Scored::score).reversed().thenComparingInt(Scored::number);

  private TopClasses() {}

  /** One class with its score. */
  public record Scored(int number, float score) {}

  /** At most {@code count}, the best first; of equal scores the lower number first. */
  public static List<Scored> of(float[] scores, int count) {
    PriorityQueue<Scored> kept = new PriorityQueue<>(BEST_FIRST.reversed());
    for (int number = 0; number < scores.length; number++) {
      kept.add(new Scored(number, scores[number]));
      if (kept.size() > count) {
        kept.remove();
      }
    }
    return kept.stream().sorted(BEST_FIRST).toList();
  }

  /** Logits to shares of 1; the largest is taken off first, so that nothing overflows. */
  public static float[] softmax(float[] logits) {
    float largest = Float.NEGATIVE_INFINITY;
    for (float logit : logits) {
      largest = Math.max(largest, logit);
    }
    double[] powers = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      powers[i] = Math.exp(logits[i] - largest);
      sum += powers[i];
    }
    float[] shares = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      shares[i] = (float) (powers[i] / sum);
    }
    return shares;
  }
}
