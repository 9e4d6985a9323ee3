package dev.tarsier.job.report;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@link PreviewResult} as one line of JSON and back; the keys are published and stay. */
public final class PreviewResultParser {
  private PreviewResultParser() {}

  public static String format(PreviewResult result) {
    ObjectNode node = Json.MAPPER.valueToTree(result);
    return node.toString();
  }

  /** Throws IllegalArgumentException when {@code text} is not a whole result. */
  public static PreviewResult parse(String text) {
    return Json.read(text, PreviewResult.class, "preview result");
  }
}
