package dev.tarsier.job.image.fundus;

import java.util.Arrays;

/**
 * Which vessel supplies which part of the retina: a grid over the field, one layer for arteries and
 * one for veins. Vessels of one kind share the retina out and do not cross; an artery and a vein
 * do.
 */
final class VesselTerritory {

  /** No vessel. */
  static final int FREE = -1;

  private static final int CELLS = 90;
  private static final double CELLS_PER_RADIUS = CELLS / 2.4;

  private final int[] owners = new int[2 * CELLS * CELLS];

  VesselTerritory() {
    Arrays.fill(owners, FREE);
  }

  /** The vessel whose territory a place (in fundus radii) is, or {@link #FREE}. */
  int owner(boolean artery, double x, double y) {
    return owners[cell(artery, x, y)];
  }

  /** Whether no vessel of this kind has a place. */
  boolean free(boolean artery, double x, double y) {
    return owner(artery, x, y) == FREE;
  }

  /** Gives a free cell to a vessel; one that has an owner keeps it. */
  void claim(boolean artery, double x, double y, int vessel) {
    int cell = cell(artery, x, y);
    if (owners[cell] == FREE) {
      owners[cell] = vessel;
    }
  }

  private static int cell(boolean artery, double x, double y) {
    return ((artery ? CELLS : 0) + index(y)) * CELLS + index(x);
  }

  private static int index(double unit) {
    return Math.min(CELLS - 1, Math.max(0, (int) (CELLS / 2.0 + unit * CELLS_PER_RADIUS)));
  }
}
