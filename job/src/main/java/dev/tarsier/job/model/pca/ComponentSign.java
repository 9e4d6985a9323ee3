package dev.tarsier.job.model.pca;

/**
 * A component and its negative explain the same; which one comes out depends on the order of
 * rounding. The loading of largest magnitude is made positive.
 */
final class ComponentSign {
  /** Loadings this near to the largest are equal but for rounding: the first of them decides. */
  private static final double TIE = 1e-6;

  private ComponentSign() {}

  static void fix(double[] component) {
    double largest = 0;
    for (double loading : component) {
      largest = Math.max(largest, Math.abs(loading));
    }
    int deciding = 0;
    while (Math.abs(component[deciding]) < largest * (1 - TIE)) {
      deciding++;
    }
    if (component[deciding] < 0) {
      for (int i = 0; i < component.length; i++) {
        // Not by -1: a zero stays without a sign.
        component[i] = 0 - component[i];
      }
    }
  }
}
