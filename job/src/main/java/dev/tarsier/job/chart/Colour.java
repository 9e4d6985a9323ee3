package dev.tarsier.job.chart;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A colour of the style sheet, which is another one in the dark.
 *
 * @param name of the class that has it
 */
public record Colour(String name) {
  /** Red, green and blue as a light page has them, eight bits each. */
  public int light() {
    // The first rules are those of light pages.
    Matcher hex =
        Pattern.compile("--" + Pattern.quote(name) + ": #([0-9a-f]{6})").matcher(Stylesheet.CSS);
    if (!hex.find()) {
      throw new IllegalStateException("Missing colour: " + name);
    }
    return Integer.parseInt(hex.group(1), 16);
  }
}
