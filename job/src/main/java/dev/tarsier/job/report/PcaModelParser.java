package dev.tarsier.job.report;

/** {@code pca.json} and back. */
public final class PcaModelParser {
  private PcaModelParser() {}

  public static String format(PcaModel value) {
    return Json.write(value);
  }

  /** Throws IllegalArgumentException when {@code text} is not a whole PCA. */
  public static PcaModel parse(String text) {
    return Json.read(text, PcaModel.class, "PCA");
  }
}
