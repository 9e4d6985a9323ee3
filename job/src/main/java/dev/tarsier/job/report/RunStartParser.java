package dev.tarsier.job.report;

/** {@code _progress/request.json} and back. */
public final class RunStartParser {
  private RunStartParser() {}

  public static String format(RunStart value) {
    return Json.write(value);
  }

  /** Throws IllegalArgumentException when {@code text} is not a whole record of a start. */
  public static RunStart parse(String text) {
    return Json.read(text, RunStart.class, "record of a start");
  }
}
