package dev.tarsier.template.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.plan.Forecast;
import dev.tarsier.template.plan.Plan;

/** What {@code plan} answers, part after part, for people and for machines. */
final class PlanReport {
  private final StringBuilder text;
  private final ObjectNode json;

  PlanReport(Plan plan, Forecast forecast) {
    this(plan, forecast, "");
  }

  /** {@code runs} is what measured runs have to say of the forecast. */
  PlanReport(Plan plan, Forecast forecast, String runs) {
    this.text = new StringBuilder(ForecastText.of(plan, forecast, runs));
    this.json = PlanJson.node(plan, forecast);
  }

  void add(String key, JsonNode value, String words) {
    json.set(key, value);
    text.append('\n').append(words);
  }

  void add(Selection selection) {
    PlanJson.choice(json, selection);
    text.append('\n').append(FrontierText.of(selection));
  }

  ObjectNode json() {
    return json;
  }

  String format(boolean asJson) {
    return asJson ? json.toPrettyString() + "\n" : text.toString();
  }
}
