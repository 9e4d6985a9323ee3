package dev.tarsier.template.command;

import java.util.List;
import java.util.StringJoiner;

/** Bars of parts of a whole, one below the other. */
final class ShareBars {
  private static final double TALLEST = 44;
  private static final double GAP = 0.25;
  private static final int TENTH = 25;

  private ShareBars() {}

  /** Parts in the order of the names; a sum above 1 fills the bar. */
  record Bar(String name, List<Double> parts) {}

  static void draw(Svg svg, Frame frame, String title, List<String> names, List<Bar> bars) {
    StringJoiner legend = new StringJoiner(", ", "share: ", "");
    for (int i = 0; i < names.size(); i++) {
      legend.add("<tspan class=\"" + kind(i) + "\">" + names.get(i) + "</tspan>");
    }
    frame.title(svg, title, legend.toString());
    double width = frame.plotRight() - frame.plotLeft();
    for (int percent = 0; percent <= 100; percent += TENTH) {
      double x = frame.plotLeft() + width * percent / 100;
      svg.line(x, frame.plotTop(), x, frame.plotBottom(), "grid");
      svg.words(x, frame.plotBottom() + 16, "middle", percent + " %");
    }
    double step = Math.min(TALLEST, (frame.plotBottom() - frame.plotTop()) / bars.size());
    for (int i = 0; i < bars.size(); i++) {
      bar(svg, frame, names, bars.get(i), new Place(frame.plotTop() + i * step, step));
    }
  }

  private record Place(double top, double step) {}

  private static void bar(Svg svg, Frame frame, List<String> names, Bar bar, Place place) {
    double top = place.top() + place.step() * GAP / 2;
    double height = place.step() * (1 - GAP);
    double sum = bar.parts().stream().mapToDouble(Double::doubleValue).sum();
    double scale = (frame.plotRight() - frame.plotLeft()) / Math.max(1, sum);
    svg.words(frame.plotLeft() - 6, top + height / 2 + 4, "end", bar.name());
    double x = frame.plotLeft();
    for (int i = 0; i < bar.parts().size(); i++) {
      double part = bar.parts().get(i);
      if (part > 0) {
        String words = names.get(i) + ": " + Amounts.number(part * 100, 1) + " %";
        svg.bar(kind(i), new Svg.Box(x, top, part * scale, height), words);
        x += part * scale;
      }
    }
  }

  /** There are six colours, and no more parts. */
  private static String kind(int index) {
    return "c" + index;
  }
}
