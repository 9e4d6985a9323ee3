package dev.tarsier.job.chart;

import dev.tarsier.job.report.SpeedReport.Coefficient;
import dev.tarsier.job.report.SpeedReport.Model;
import java.util.List;

/** The regressions: words, coefficients, residuals. */
final class SpeedModels {
  private SpeedModels() {}

  static String html(
      List<Model> models, List<ResidualPlot.Residuals> residuals, Sheet.Painter painter) {
    StringBuilder body = new StringBuilder();
    for (Model model : models) {
      body.append("<h3>%s</h3>\n".formatted("Images/s " + SpeedPage.decoding(model.decode())));
      model.words().forEach(it -> body.append(Html.paragraph(Html.text(it))));
      if (model.fitted()) {
        body.append(table(model));
        residuals.stream()
            .filter(it -> it.decode() == model.decode())
            .forEach(it -> body.append(picture(it, painter)));
      }
    }
    return Html.section("regression", "What throughput follows", body.toString());
  }

  private static String picture(ResidualPlot.Residuals residuals, Sheet.Painter painter) {
    return SpeedPage.legend(
            residuals.points().stream()
                .map(ResidualPlot.Point::format)
                .distinct()
                .sorted()
                .toList())
        + ResidualPlot.of(residuals).html(painter)
        + Html.note(
            "Residuals without a pattern are what a model is to leave: a funnel or a curve says"
                + " that throughput does not follow a plane.");
  }

  private static String table(Model model) {
    StringBuilder rows = new StringBuilder();
    model.coefficients().forEach(it -> rows.append(row(it)));
    return """
        <div class="wide"><table>
        <thead><tr><th scope="col">Predictor</th>%s</tr></thead>
        <tbody>
        %s</tbody>
        </table></div>
        <p class="note">%s points, R² %s, adjusted R² %s.</p>
        """
        .formatted(
            SpeedTables.head("Coefficient")
                + SpeedTables.head("Standard error")
                + SpeedTables.head("t")
                + SpeedTables.head("p")
                + SpeedTables.head("Standardised")
                + SpeedTables.head("VIF"),
            rows,
            Numbers.count(model.points()),
            Numbers.fixed(model.rSquared(), 3),
            Numbers.fixed(model.adjustedRSquared(), 3));
  }

  private static String row(Coefficient it) {
    boolean intercept = it.standardised() == 0 && it.inflation() == 1;
    return "<tr><th scope=\"row\">"
        + Html.text(it.name())
        + "</th>"
        + SpeedTables.number(SpeedTables.signed(it.value()))
        + SpeedTables.number(Numbers.significant(it.standardError()))
        + SpeedTables.number(Numbers.fixed(it.t(), 2))
        + SpeedTables.number(it.p() < 0.001 ? "under 0.001" : Numbers.fixed(it.p(), 3))
        + SpeedTables.number(intercept ? "" : Numbers.fixed(it.standardised(), 2))
        + SpeedTables.number(intercept ? "" : Numbers.significant(it.inflation()))
        + "</tr>\n";
  }
}
