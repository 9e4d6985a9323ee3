package dev.tarsier.job.chart;

import dev.tarsier.job.report.StageSeconds;
import java.util.List;

/** Where the core time went, stage by stage. */
final class CoreTime {
  private static final String WORK = "work";
  private static final String WAIT = "wait";

  private CoreTime() {}

  private record Stage(String name, String what, double seconds, String kind) {}

  static String html(StageSeconds stages) {
    return Html.section(
        "core-time",
        "Where the core time went",
        stages.total() > 0
            ? table(stages)
            : Html.paragraph("No core time was measured: no image was worked on."));
  }

  private static List<Stage> stages(StageSeconds stages) {
    return List.of(
        new Stage("list", "on the driver", stages.list(), WAIT),
        new Stage("read", "waiting for bytes", stages.read(), WAIT),
        new Stage("decode", "to pixels", stages.decode(), WORK),
        new Stage("operate", "the recipe", stages.operate(), WORK),
        new Stage("encode", "to the output format", stages.encode(), WORK),
        new Stage("write", "to shards", stages.write(), WORK));
  }

  private static String table(StageSeconds stages) {
    double total = stages.total();
    double longest = stages(stages).stream().mapToDouble(Stage::seconds).max().orElseThrow();
    StringBuilder rows = new StringBuilder();
    stages(stages).forEach(stage -> rows.append(row(stage, total, longest)));
    return """
        <table class="stages">
        <thead><tr><th scope="col">Stage</th><th scope="col" class="chart">\
        <span class="unseen">Bar</span></th><th scope="col" class="number">Seconds</th>\
        <th scope="col" class="number">Share</th></tr></thead>
        <tbody>
        %s</tbody>
        <tfoot><tr><th scope="row">total</th><td></td><td class="number">%s</td>\
        <td class="number">100%%</td></tr></tfoot>
        </table>
        """
            .formatted(rows, seconds(total, total))
        + Html.note(
            "Summed over all cores. <strong>Read</strong> is the time cores waited for bytes, not"
                + " the time the reads took: reading ahead hides the rest. <strong>List</strong> is"
                + " the driver's.");
  }

  private static String row(Stage stage, double total, double longest) {
    String share = Numbers.share(stage.seconds(), total);
    return """
        <tr><th scope="row">%s <span class="what">%s</span></th><td class="chart">%s</td>\
        <td class="number">%s</td><td class="number">%s</td></tr>
        """
        .formatted(
            stage.name(),
            stage.what(),
            Bars.inCell(stage.kind(), stage.seconds() / longest, stage.name() + ": " + share),
            seconds(stage.seconds(), total),
            share);
  }

  /** One number of decimals for a whole column, so that the figures line up. */
  private static String seconds(double seconds, double total) {
    return Numbers.fixed(seconds, total < 100 ? 2 : total < 10_000 ? 1 : 0);
  }
}
