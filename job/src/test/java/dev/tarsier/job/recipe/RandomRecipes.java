package dev.tarsier.job.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Valid recipes of every built-in operation, parameters anywhere in their ranges. */
final class RandomRecipes {
  private static final List<Encode.Format> WRITTEN =
      List.of(Encode.Format.PNG, Encode.Format.JPEG, Encode.Format.WEBP);

  private final Random random;

  RandomRecipes(long seed) {
    this.random = new Random(seed);
  }

  Recipe next() {
    List<Operation> operations = new ArrayList<>();
    int steps = random.nextInt(7);
    for (int i = 0; i < steps; i++) {
      operations.add(operation());
    }
    operations.add(encode());
    return new Recipe("mine \"" + random.nextInt(9) + "\" ä", operations);
  }

  private Operation operation() {
    return switch (random.nextInt(4)) {
      case 0 -> new Clahe(one(Clahe.Channel.values()), above(1000), 1 + random.nextInt(64));
      case 1 -> new Grayscale();
      case 2 ->
          new AdaptiveThreshold(
              one(AdaptiveThreshold.Method.values()),
              one(AdaptiveThreshold.Type.values()),
              above(255),
              3 + 2 * random.nextInt(499),
              (random.nextDouble() - 0.5) * 510);
      default ->
          new Morphology(
              one(Morphology.Kind.values()),
              one(Morphology.Shape.values()),
              1 + 2 * random.nextInt(50),
              1 + random.nextInt(100));
    };
  }

  private Encode encode() {
    Encode.Format format = WRITTEN.get(random.nextInt(WRITTEN.size()));
    return new Encode(
        format,
        format == Encode.Format.PNG && random.nextBoolean(),
        random.nextInt(11) - 1,
        1 + random.nextInt(100));
  }

  /** Above 0, at most the limit. */
  private double above(double limit) {
    return (1 - random.nextDouble()) * limit;
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
