package dev.tarsier.job.image.fundus;

import dev.tarsier.job.image.fundus.FundusScene.Anatomy;
import dev.tarsier.job.image.fundus.FundusScene.Frame;
import dev.tarsier.job.image.fundus.FundusScene.Spot;
import dev.tarsier.job.image.fundus.FundusScene.Tone;

/**
 * The retina without vessels: light, choroid, macula, optic disc. All of it is smooth, so it is
 * computed on every fourth pixel and interpolated in between.
 */
final class FundusGround {

  private static final int STEP_PIXELS = 4;

  private final FundusScene scene;
  private final LatticeNoise noise;
  private final int columns;
  private final float[] cells;

  FundusGround(FundusScene scene, LatticeNoise noise, int widthPixels, int heightPixels) {
    this.scene = scene;
    this.noise = noise;
    this.columns = widthPixels / STEP_PIXELS + 2;
    int rows = heightPixels / STEP_PIXELS + 2;
    this.cells = new float[columns * rows * 3];
    Frame frame = scene.frame();
    for (int row = 0, at = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++, at += 3) {
        shade(frame.unitX(column * STEP_PIXELS), frame.unitY(row * STEP_PIXELS), at);
      }
    }
  }

  /** Fills {@code bgr} (three values a pixel, 0 to about 255) with one row of the picture. */
  void row(int pixelY, float[] bgr) {
    int upper = pixelY / STEP_PIXELS * columns * 3;
    int lower = upper + columns * 3;
    float down = pixelY % STEP_PIXELS / (float) STEP_PIXELS;
    for (int at = 0; at < bgr.length; at++) {
      int pixelX = at / 3;
      int left = pixelX / STEP_PIXELS * 3 + at % 3;
      float across = pixelX % STEP_PIXELS / (float) STEP_PIXELS;
      float above = cells[upper + left] + across * (cells[upper + left + 3] - cells[upper + left]);
      float below = cells[lower + left] + across * (cells[lower + left + 3] - cells[lower + left]);
      bgr[at] = above + down * (below - above);
    }
  }

  private void shade(double x, double y, int at) {
    double squared = x * x + y * y;
    if (squared > 1.25) {
      return;
    }
    Tone tone = scene.tone();
    double light =
        1
            - tone.vignette() * squared * (0.55 + 0.45 * squared)
            + tone.lightX() * x
            + tone.lightY() * y;
    double mottle = noise.layered(x * 6, y * 6, 5) - 0.5;
    double hue = noise.at(x * 1.7 + 40, y * 1.7) - 0.5;
    double[] bgr = {
      tone.blue() * light * (1 + 0.30 * mottle - 0.25 * hue),
      tone.green() * light * (1 + 0.34 * mottle + 0.22 * hue),
      tone.red() * light * (1 + 0.14 * mottle)
    };
    tintChoroid(x, y, bgr);
    tintMacula(x, y, bgr);
    tintOpticDisc(x, y, bgr);
    for (int channel = 0; channel < 3; channel++) {
      cells[at + channel] = (float) bgr[channel];
    }
  }

  /** Choroidal vessels shine through as pale bands, least in the macula. */
  private void tintChoroid(double x, double y, double[] bgr) {
    double bend = noise.at(x * 4 + 90, y * 4) * 0.9;
    double bands = noise.ridges(x * 9 + bend, y * 9 - bend);
    double away = 1 - bump(scene.anatomy().fovea().distance(x, y) / 0.5);
    double amount = scene.tone().choroid() * away * (bands * bands - 0.35);
    scale(bgr, 1 + 0.08 * amount, 1 + 0.13 * amount, 1 + 0.05 * amount);
  }

  private void tintMacula(double x, double y, double[] bgr) {
    double distance = scene.anatomy().fovea().distance(x, y);
    double pigment = bump(distance / 0.34);
    double pit = bump(distance / 0.15);
    double ring = bump((distance - 0.22) / 0.06);
    scale(
        bgr,
        1 - 0.42 * pigment - 0.18 * pit,
        1 - 0.36 * pigment - 0.16 * pit + 0.03 * ring,
        1 - 0.24 * pigment + 0.04 * pit);
  }

  private void tintOpticDisc(double x, double y, double[] bgr) {
    Anatomy anatomy = scene.anatomy();
    Spot disc = anatomy.opticDisc();
    // A disc is a little higher than wide, and its margin is not a perfect ellipse.
    double wobble = 1 + 0.10 * (noise.at(x * 9 - 30, y * 9) - 0.5);
    double distance =
        new Spot(disc.x() * 1.1, disc.y()).distance(x * 1.1, y) / anatomy.discRadius() * wobble;
    double halo = bump(distance / 3.2);
    scale(bgr, 1 + 0.4 * halo, 1 + 0.26 * halo, 1 + 0.04 * halo);
    blend(bgr, 105, 168, 244, 0.92 * inside(distance, 1, 0.16));
    double cup =
        new Spot(disc.x() + 0.12 * anatomy.discRadius(), disc.y()).distance(x, y)
            / (anatomy.discRadius() * anatomy.cupShare());
    blend(bgr, 165, 222, 252, 0.85 * inside(cup, 1, 0.5));
  }

  private static void scale(double[] bgr, double blue, double green, double red) {
    bgr[0] *= blue;
    bgr[1] *= green;
    bgr[2] *= red;
  }

  private static void blend(double[] bgr, double blue, double green, double red, double share) {
    bgr[0] += (blue - bgr[0]) * share;
    bgr[1] += (green - bgr[1]) * share;
    bgr[2] += (red - bgr[2]) * share;
  }

  /** 1 at zero, 0 from one on, smooth; stands in for a Gaussian without a call to {@code exp}. */
  private static double bump(double t) {
    double rest = 1 - t * t;
    return rest <= 0 ? 0 : rest * rest;
  }

  /** 1 where {@code distance} is under {@code radius}, 0 above, with a margin of that softness. */
  private static double inside(double distance, double radius, double softness) {
    double t = Math.min(1, Math.max(0, (radius - distance) / softness + 0.5));
    return t * t * (3 - 2 * t);
  }
}
