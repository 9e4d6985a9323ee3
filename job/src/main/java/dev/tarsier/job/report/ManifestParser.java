package dev.tarsier.job.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code _MANIFEST.json} and back. */
public final class ManifestParser {
  private static final String ERASED = "erased";

  private ManifestParser() {}

  /** What was taken out is told only where something was. */
  public static String format(Manifest value) {
    ObjectNode tree = Json.MAPPER.valueToTree(value);
    if (value.erased().images() == 0) {
      tree.remove(ERASED);
    }
    return Json.write(tree);
  }

  /** Throws IllegalArgumentException when {@code text} is not a whole manifest. */
  public static Manifest parse(String text) {
    JsonNode tree = Json.tree(text, "manifest");
    if (tree instanceof ObjectNode object && !object.has(ERASED)) {
      object.set(ERASED, Json.MAPPER.valueToTree(Erasure.NONE));
    }
    return Json.convert(tree, Manifest.class, "manifest");
  }
}
