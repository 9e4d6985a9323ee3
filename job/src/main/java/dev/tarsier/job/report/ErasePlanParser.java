package dev.tarsier.job.report;

/** {@link ErasePlan} as JSON and back. */
public final class ErasePlanParser {
  private ErasePlanParser() {}

  public static String format(ErasePlan plan) {
    return Json.write(plan);
  }

  /** Throws IllegalArgumentException when {@code text} is not a whole plan. */
  public static ErasePlan parse(String text) {
    return Json.read(text, ErasePlan.class, "plan of an erasure");
  }
}
