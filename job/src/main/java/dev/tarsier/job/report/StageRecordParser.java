package dev.tarsier.job.report;

/** {@code _progress/pca.json} and the like, and back. */
public final class StageRecordParser {
  private StageRecordParser() {}

  public static String format(StageRecord value) {
    return Json.write(value);
  }

  /** Throws IllegalArgumentException when {@code text} is not a whole record of a step. */
  public static StageRecord parse(String text) {
    return Json.read(text, StageRecord.class, "record of a step");
  }
}
