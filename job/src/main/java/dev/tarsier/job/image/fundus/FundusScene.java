package dev.tarsier.job.image.fundus;

import java.util.SplittableRandom;

/**
 * What one painted fundus shows and where. Lengths of {@link Anatomy} are in fundus radii, from the
 * centre of the picture's round field; x grows from the optic disc towards the temple (the frame
 * mirrors it for the other eye), y grows downwards.
 */
record FundusScene(Frame frame, Anatomy anatomy, Tone tone) {

  /** Chooses a scene for a picture of the given size. */
  static FundusScene of(SplittableRandom random, int widthPixels, int heightPixels) {
    return new FundusScene(
        Frame.of(random, widthPixels, heightPixels), Anatomy.of(random), Tone.of(random));
  }

  /** A uniform value; spelled out because {@code nextDouble(from, to)} may change with the JDK. */
  static double between(SplittableRandom random, double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  /** A place in fundus radii. */
  record Spot(double x, double y) {

    double distance(double otherX, double otherY) {
      return Math.sqrt((otherX - x) * (otherX - x) + (otherY - y) * (otherY - y));
    }
  }

  /** Where the round field lies in the picture, in pixels, and which eye it is. */
  record Frame(double centerX, double centerY, double radius, boolean mirrored, boolean notched) {

    private static final double NOTCH_REACH = 1.055;
    private static final double NOTCH_HALF_WIDTH = 0.045;

    private static Frame of(SplittableRandom random, int widthPixels, int heightPixels) {
      // A picture wider than high is often cropped: the field then passes its upper and lower edge.
      double share =
          widthPixels == heightPixels ? between(random, 0.47, 0.492) : between(random, 0.47, 0.56);
      return new Frame(
          widthPixels / 2.0,
          heightPixels / 2.0,
          share * Math.min(widthPixels, heightPixels),
          random.nextBoolean(),
          random.nextBoolean());
    }

    double unitX(double pixelX) {
      return (mirrored ? centerX - pixelX : pixelX - centerX) / radius;
    }

    double unitY(double pixelY) {
      return (pixelY - centerY) / radius;
    }

    double pixelX(double unitX) {
      return mirrored ? centerX - unitX * radius : centerX + unitX * radius;
    }

    double pixelY(double unitY) {
      return centerY + unitY * radius;
    }

    /** How much light passes the camera's mask at a pixel: 1 inside the field, 0 outside. */
    double open(int pixelX, int pixelY) {
      double x = unitX(pixelX + 0.5);
      double y = unitY(pixelY + 0.5);
      double squared = x * x + y * y;
      double soft = 1.5 / radius;
      if (squared < (1 - soft) * (1 - soft)) {
        return 1;
      }
      double round = edge((1 - Math.sqrt(squared)) / soft);
      return notched && squared < 1.2 ? Math.max(round, notch(x, y, soft)) : round;
    }

    /** The orientation mark that many cameras leave: a tab on the upper right of the field. */
    private double notch(double x, double y, double soft) {
      double along = ((mirrored ? -x : x) - y) * Math.sqrt(0.5);
      double across = Math.abs((mirrored ? -x : x) + y) * Math.sqrt(0.5);
      return along < 0.9
          ? 0
          : edge(Math.min(NOTCH_REACH - along, NOTCH_HALF_WIDTH - across) / soft);
    }

    private static double edge(double inward) {
      return Math.min(1, Math.max(0, 0.5 + inward / 2));
    }
  }

  /** The optic disc (and the share of it that is cup) and the fovea. */
  record Anatomy(Spot opticDisc, double discRadius, double cupShare, Spot fovea) {

    private static Anatomy of(SplittableRandom random) {
      double discX = between(random, -0.72, -0.52);
      double discY = between(random, -0.12, 0.04);
      double reach = between(random, 0.62, 0.72);
      Spot fovea = new Spot(discX + reach, discY + between(random, 0.03, 0.12));
      return new Anatomy(
          new Spot(discX, discY), between(random, 0.13, 0.155), between(random, 0.35, 0.6), fovea);
    }
  }

  /** Colours 0 to 255 of the well-lit retina, and how light and choroid vary over it. */
  record Tone(
      double blue,
      double green,
      double red,
      double vignette,
      double lightX,
      double lightY,
      double choroid) {

    private static Tone of(SplittableRandom random) {
      double warmth = random.nextDouble();
      return new Tone(
          between(random, 48, 72),
          84 + 32 * warmth,
          between(random, 205, 232),
          between(random, 0.18, 0.36),
          between(random, -0.12, 0.12),
          between(random, -0.12, 0.12),
          between(random, 0.1, 0.8));
    }
  }
}
