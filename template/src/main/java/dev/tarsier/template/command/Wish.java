package dev.tarsier.template.command;

import dev.tarsier.template.plan.Alternative;
import dev.tarsier.template.plan.Frontier;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What a run may take or cost, as {@code plan} is told. */
final class Wish {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,3})?)(m|h)");

  @Option(
      names = "--deadline",
      paramLabel = "DURATION",
      defaultValue = "",
      description =
          "Find the cheapest cluster that surely takes no longer (with --runs: at the upper bound for"
              + " nine of ten runs); 90m or 4h.")
  private String deadline;

  @Option(
      names = "--budget",
      paramLabel = "USD",
      defaultValue = "",
      description = "Find the fastest cluster that surely costs no more.")
  private String budget;

  @Option(
      names = "--frontier",
      paramLabel = "FILE.svg",
      defaultValue = "",
      description = "Draw all clusters that were weighed, by time and cost.")
  private String picture;

  boolean isGiven() {
    return !deadline.isEmpty() || !budget.isEmpty() || !picture.isEmpty();
  }

  String picture() {
    return picture;
  }

  /** Refuses what cannot be read, before anything is planned. */
  void check() {
    minutes();
    usd();
    if (!picture.isEmpty() && !picture.endsWith(".svg")) {
      throw new UsageProblem("Invalid --frontier: " + picture + " (its name must end in .svg)");
    }
  }

  /** Infinite when any time will do. */
  double minutes() {
    if (deadline.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    Matcher matcher = DURATION.matcher(deadline);
    double value = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
    if (value == 0) {
      throw new UsageProblem("Invalid --deadline: " + deadline + " (must be as 90m or 4h)");
    }
    return matcher.group(2).equals("h") ? value * 60 : value;
  }

  /** Infinite when any cost will do. */
  double usd() {
    if (budget.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    double usd = budget.matches("\\d{1,7}(\\.\\d{1,4})?") ? Double.parseDouble(budget) : 0;
    if (usd == 0) {
      throw new UsageProblem("Invalid --budget: " + budget + " (must be USD above 0)");
    }
    return usd;
  }

  /**
   * With a budget the fastest, else the cheapest, of those that keep to what is given; empty when
   * none does.
   */
  Optional<Alternative> choice(Frontier frontier) {
    return frontier.best().stream()
        .filter(a -> Frontier.minutes(a) <= minutes() && Frontier.usd(a) <= usd())
        .min(Comparator.comparingDouble(budget.isEmpty() ? Frontier::usd : Frontier::minutes));
  }

  /** Why there is no choice, and what would help. */
  String unmet(Frontier frontier) {
    if (frontier.best().isEmpty()) {
      return "Cannot choose a cluster: none has a known price in this region (prices are on record"
          + " for us-central1, europe-west1 and europe-west4)";
    }
    Alternative fastest = frontier.best().get(0);
    Alternative cheapest = frontier.best().get(frontier.best().size() - 1);
    String wish =
        budget.isEmpty()
            ? "--deadline " + deadline
            : deadline.isEmpty()
                ? "--budget " + budget
                : "--deadline " + deadline + " with --budget " + budget;
    return "Cannot meet "
        + wish
        + ": the fastest of "
        + frontier.weighed().size()
        + " clusters takes up to "
        + FrontierText.amounts(fastest)
        + ", the cheapest up to "
        + FrontierText.amounts(cheapest)
        + " (allow for more, or for fewer images)";
  }
}
