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
    int steps = random.nextInt(8);
    for (int i = 0; i < steps; i++) {
      operations.add(operation());
    }
    operations.add(encode());
    return new Recipe("mine \"" + random.nextInt(9) + "\" ä", operations);
  }

  private Operation operation() {
    return switch (random.nextInt(8)) {
      case 0 -> new Clahe(one(Clahe.Channel.values()), above(1000), 1 + random.nextInt(64));
      case 1 -> new Grayscale();
      case 2 ->
          new AdaptiveThreshold(
              one(AdaptiveThreshold.Method.values()),
              one(AdaptiveThreshold.Type.values()),
              above(255),
              odd(3, 999),
              (random.nextDouble() - 0.5) * 510);
      case 3 ->
          new Morphology(
              one(Morphology.Kind.values()),
              one(Morphology.Shape.values()),
              odd(1, 99),
              1 + random.nextInt(100));
      case 4, 5 -> geometry();
      case 6 -> regions();
      default -> filter();
    };
  }

  private Operation geometry() {
    return switch (random.nextInt(3)) {
      case 0 ->
          new Resize(
              one(Resize.Mode.values()),
              1 + random.nextInt(16_384),
              one(Resize.Up.values()),
              random.nextBoolean(),
              random.nextBoolean() ? "teal" : "#0aF3bc");
      case 1 ->
          new Crop(
              1 + random.nextInt(65_535),
              1 + random.nextInt(65_535),
              random.nextInt(65_537) - 1,
              random.nextInt(65_537) - 1);
      default ->
          new Pad(
              1 + random.nextInt(16_384),
              1 + random.nextInt(16_384),
              one(Pad.BorderType.values()),
              "silver");
    };
  }

  private Operation regions() {
    return switch (random.nextInt(4)) {
      case 0 ->
          new DetectFaces(
              random.nextBoolean() ? "frontalface-default" : "gs://b/mine.xml",
              1.01 + random.nextDouble(),
              1 + random.nextInt(100),
              1 + random.nextInt(16_384));
      case 1 -> new Outline("#00ff7F", 1 + random.nextInt(255));
      case 2 ->
          new BlurRegions(
              one(BlurRegions.Method.values()), 1 + random.nextInt(64), random.nextDouble());
      default -> new CropRegions(one(CropRegions.Keep.values()), random.nextDouble() * 2);
    };
  }

  private Operation filter() {
    return switch (random.nextInt(4)) {
      case 0 -> new Blur(one(Blur.Method.values()), odd(1, 255), random.nextDouble() * 100);
      case 1 -> new Median(odd(3, 255));
      case 2 -> new Sharpen(random.nextDouble() * 10, above(100));
      default -> new Normalize(random.nextDouble() * 100, 100 + random.nextDouble() * 155);
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

  private int odd(int least, int most) {
    return least + 2 * random.nextInt((most - least) / 2 + 1);
  }

  /** Above 0, at most the limit. */
  private double above(double limit) {
    return (1 - random.nextDouble()) * limit;
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
