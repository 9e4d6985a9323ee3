package dev.tarsier.template.dataproc.document;

import java.util.Set;

/** Where {@code governance.residency} lets data lie. */
final class Residency {
  /**
   * Regions in the European Union; London (europe-west2) and Zurich (europe-west6) are not (region
   * list of 2025-03-06). An allow-list, so that a region that is new is asked about.
   */
  private static final Set<String> EUROPEAN_UNION =
      Set.of(
          "europe-central2",
          "europe-north1",
          "europe-north2",
          "europe-southwest1",
          "europe-west1",
          "europe-west3",
          "europe-west4",
          "europe-west8",
          "europe-west9",
          "europe-west10",
          "europe-west12");

  private Residency() {}

  /**
   * Whether a region, or a multi-region such as {@code us}, lies inside.
   *
   * @param residency a continent such as {@code us}, {@code eu} for the European Union, or a region
   */
  static boolean holds(String residency, String location) {
    if (location.equals(residency)) {
      return true;
    }
    return residency.equals("eu")
        ? EUROPEAN_UNION.contains(location)
        : location.startsWith(residency + "-");
  }
}
