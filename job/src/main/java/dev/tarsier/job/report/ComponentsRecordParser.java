package dev.tarsier.job.report;

/** {@code _progress/components-00012.json} and back. */
public final class ComponentsRecordParser {
  private ComponentsRecordParser() {}

  public static String format(ComponentsRecord value) {
    return Json.write(value);
  }

  /** Throws IllegalArgumentException when {@code text} is not a whole record of components. */
  public static ComponentsRecord parse(String text) {
    return Json.read(text, ComponentsRecord.class, "record of components");
  }
}
