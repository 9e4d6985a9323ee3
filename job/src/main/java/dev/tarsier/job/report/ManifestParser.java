package dev.tarsier.job.report;

/** {@code _MANIFEST.json} and back. */
public final class ManifestParser {
  private ManifestParser() {}

  public static String format(Manifest value) {
    return Json.write(value);
  }

  /** Throws IllegalArgumentException when {@code text} is not a whole manifest. */
  public static Manifest parse(String text) {
    return Json.read(text, Manifest.class, "manifest");
  }
}
