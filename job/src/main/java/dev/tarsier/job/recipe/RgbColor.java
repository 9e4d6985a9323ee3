package dev.tarsier.job.recipe;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A color as a recipe writes it: {@code "#ff8000"}, or one of the sixteen names of CSS 1.
 *
 * @param red 0 to 255, as are the others
 */
public record RgbColor(int red, int green, int blue) {
  private static final Map<String, Integer> NAMES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("aqua", 0x00ffff),
              Map.entry("black", 0x000000),
              Map.entry("blue", 0x0000ff),
              Map.entry("fuchsia", 0xff00ff),
              Map.entry("gray", 0x808080),
              Map.entry("green", 0x008000),
              Map.entry("lime", 0x00ff00),
              Map.entry("maroon", 0x800000),
              Map.entry("navy", 0x000080),
              Map.entry("olive", 0x808000),
              Map.entry("purple", 0x800080),
              Map.entry("red", 0xff0000),
              Map.entry("silver", 0xc0c0c0),
              Map.entry("teal", 0x008080),
              Map.entry("white", 0xffffff),
              Map.entry("yellow", 0xffff00)));

  /** Throws IllegalArgumentException, naming the parameter {@code color}, on any other text. */
  public static RgbColor parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.matches("#[0-9a-f]{6}")) {
      return of(Integer.parseInt(lower.substring(1), 16));
    }
    if (!NAMES.containsKey(lower)) {
      throw new IllegalArgumentException(
          "Invalid color: "
              + text
              + " (must be \"#rrggbb\", in quotes, or one of "
              + String.join(", ", NAMES.keySet())
              + ")");
    }
    return of(NAMES.get(lower));
  }

  private static RgbColor of(int rgb) {
    return new RgbColor(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
  }

  /** Its grey, weighed as {@code cv::cvtColor} does. */
  public int luma() {
    return (int) Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
}
