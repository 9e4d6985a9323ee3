package dev.tarsier.job.image.fundus;

/**
 * Value noise: a hashed random value on each point of an integer lattice, smoothly interpolated
 * between them. A function of the coordinates alone, so equal on every machine and in every thread.
 */
record LatticeNoise(long seed) {

  /** The noise at a point of the plane, 0 to 1; features are about one unit apart. */
  double at(double x, double y) {
    double left = Math.floor(x);
    double top = Math.floor(y);
    double across = ease(x - left);
    double down = ease(y - top);
    long column = (long) left;
    long row = (long) top;
    double upper = mix(corner(column, row), corner(column + 1, row), across);
    double lower = mix(corner(column, row + 1), corner(column + 1, row + 1), across);
    return mix(upper, lower, down);
  }

  /** Several octaves, each of twice the frequency and half the weight of the last; 0 to 1. */
  double layered(double x, double y, int octaves) {
    double sum = 0;
    double weights = 0;
    double weight = 1;
    double frequency = 1;
    for (int octave = 0; octave < octaves; octave++) {
      // The shift keeps the lattices of the octaves from meeting in one point.
      sum += weight * at(x * frequency + 17.3 * octave, y * frequency - 9.7 * octave);
      weights += weight;
      weight /= 2;
      frequency *= 2;
    }
    return sum / weights;
  }

  /** Thin bright ridges between dark cells, 0 to 1: the look of vessels seen through tissue. */
  double ridges(double x, double y) {
    return 1 - Math.abs(2 * at(x, y) - 1);
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood, 2014) over both coordinates. */
  private double corner(long column, long row) {
    long z = seed + column * 0x9E3779B97F4A7C15L + row * 0xD1B54A32D192ED03L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
  }

  private static double ease(double t) {
    return t * t * (3 - 2 * t);
  }

  private static double mix(double from, double to, double share) {
    return from + (to - from) * share;
  }
}
