package dev.tarsier.job.chart;

import java.util.List;
import java.util.function.Consumer;

/**
 * A picture that stands alone, away from its page.
 *
 * @param keys of the colours in it
 * @param height of what is drawn, in pixels of a page
 * @param shapes draws it
 */
public record Sheet(String title, List<Key> keys, int height, Consumer<Pen> shapes) {
  public Sheet {
    keys = List.copyOf(keys);
  }

  /** What a colour stands for. */
  public record Key(String name, Colour colour) {}

  /** Makes a PNG of it. */
  @FunctionalInterface
  public interface Painter {
    byte[] png(Sheet sheet);
  }
}
