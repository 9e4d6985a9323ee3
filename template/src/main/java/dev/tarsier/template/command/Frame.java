package dev.tarsier.template.command;

import java.util.Locale;

/**
 * Where one drawing of several stands in a picture, two beside each other.
 *
 * @param left pixels, of the frame's own edge
 * @param top pixels
 */
record Frame(double left, double top) {
  static final double WIDTH = 640;
  static final double HEIGHT = 380;

  /** Each place in the order of reading. */
  static Frame number(int index) {
    int row = index / 2;
    return new Frame(index % 2 * WIDTH, row * HEIGHT);
  }

  double plotLeft() {
    return left + 64;
  }

  double plotRight() {
    return left + WIDTH - 20;
  }

  double plotTop() {
    return top + 56;
  }

  double plotBottom() {
    return top + HEIGHT - 52;
  }

  Svg title(Svg svg, String title, String legend) {
    svg.words(left + 8, top + 20, "start", "<tspan class=\"title\">" + title + "</tspan>");
    return svg.words(left + 8, top + 40, "start", legend);
  }

  /** Opens an SVG for so many frames that needs nothing else and follows the reader's dark mode. */
  static Svg picture(String label, int frames) {
    int rows = (frames + 1) / 2;
    return new Svg()
        .raw(
            String.format(
                Locale.ROOT,
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" role="img" \
                aria-label="%s" font-family="system-ui, sans-serif" font-size="12">
                """,
                WIDTH * Math.min(2, frames),
                HEIGHT * rows,
                label))
        .raw(STYLE);
  }

  private static final String STYLE =
      """
      <style>
      svg { background: #fff; color: #1f2328 }
      text { fill: currentColor }
      .title { font-weight: 600 }
      .grid { stroke: currentColor; stroke-opacity: .15 }
      polyline.perfect { fill: none; stroke: currentColor; stroke-opacity: .5; stroke-dasharray: 5 4 }
      polyline.amdahl { fill: none; stroke: currentColor; stroke-opacity: .7; stroke-dasharray: 8 3 2 3 }
      polyline.model { fill: none; stroke: currentColor; stroke-opacity: .7; stroke-dasharray: 2 3 }
      polyline { fill: none; stroke-width: 2 }
      .c0 { --c: #0969da } .c1 { --c: #bc4c00 } .c2 { --c: #1a7f37 }
      .c3 { --c: #8250df } .c4 { --c: #bf3989 } .c5 { --c: #9a6700 }
      @media (prefers-color-scheme: dark) {
        svg { background: #0d1117; color: #e6edf3 }
        .c0 { --c: #58a6ff } .c1 { --c: #f0883e } .c2 { --c: #3fb950 }
        .c3 { --c: #bc8cff } .c4 { --c: #f778ba } .c5 { --c: #d29922 }
      }
      circle[class^=c], rect[class^=c], tspan[class^=c] { fill: var(--c) }
      polyline[class^=c], line[class^=c] { stroke: var(--c) }
      </style>
      """;
}
