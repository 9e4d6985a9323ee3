package dev.tarsier.job.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestLatencyPage {
  @Test
  void curveAndTable() {
    String page =
        LatencyPage.render(
            List.of(new LatencyPage.Point(0, 200, 1), new LatencyPage.Point(100, 100, 0.5123)));

    ParsedPage.of(page);
    // From the left and the top to the right and the middle of the axes.
    assertThat(page)
        .contains("<line class=\"together\" x1=\"12.00%\" y1=\"10.0\" x2=\"96.00%\" y2=\"94.0\"/>")
        .contains("<tr><td>0 ms</td><td>200</td><td>1.000</td></tr>")
        .contains("<tr><td>100 ms</td><td>100</td><td>0.512</td></tr>");
  }

  @Test
  void oneRunIsAPoint() {
    assertThat(LatencyPage.render(List.of(new LatencyPage.Point(0, 3, 1))))
        .contains("<circle")
        .doesNotContain("<line class=\"together\"");
  }
}
