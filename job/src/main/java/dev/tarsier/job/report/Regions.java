package dev.tarsier.job.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What was found in an image.
 *
 * @param searched whether anything was looked for: without, there is nothing to be told
 */
public record Regions(boolean searched, List<Region> found) {
  /** Nothing was looked for. */
  public static final Regions NONE = new Regions(false, List.of());

  public Regions {
    found = List.copyOf(found);
  }

  /** A list, each item with {@code x, y, width, height} and the same of {@code source}. */
  public ArrayNode json() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Region region : found) {
      ObjectNode node = list.addObject();
      put(node, region.box());
      put(node.putObject("source"), region.source());
    }
    return list;
  }

  private static void put(ObjectNode node, Region.Box box) {
    node.put("x", box.x());
    node.put("y", box.y());
    node.put("width", box.width());
    node.put("height", box.height());
  }
}
