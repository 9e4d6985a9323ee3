package dev.tarsier.template.command;

import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.plan.SourceSize;
import java.io.IOException;
import java.nio.file.Files;

/**
 * What the spec's own cluster has taken.
 *
 * @param option that told it
 * @param seconds above 0
 * @param images that it went through; 0 where nobody knows how many the source has
 */
record Trial(String option, double seconds, long images) {
  /** Nothing is to be noted. */
  static final Trial NONE = new Trial("", 0, 0);

  /** As a user has looked it up: over all that the spec has. */
  static Trial ran(String text, Plan plan) {
    double seconds = text.matches("\\d{1,9}(\\.\\d{1,6})?") ? Double.parseDouble(text) : 0;
    if (seconds == 0) {
      throw new UsageProblem("Invalid --ran: " + text + " (must be seconds above 0)");
    }
    return new Trial("--ran", seconds, images(plan.size()));
  }

  /**
   * As the run itself has left it in {@code report.json}: listing and partitions; what Spark takes
   * to start is the cluster's, as far as the model goes.
   */
  static Trial reported(Shell shell, String name, Plan plan) {
    RunReport report = read(shell, name);
    if (!report.dataset().equals(plan.spec().dataset())) {
      throw new UsageProblem(
          "Invalid --report: %s (a run of %s, and the spec is of %s)"
              .formatted(name, report.dataset(), plan.spec().dataset()));
    }
    if (report.spread().resumed() > 0) {
      throw new UsageProblem(
          "Invalid --report: "
              + name
              + " (an earlier start of the run had done "
              + report.spread().resumed()
              + " of "
              + report.spread().partitions()
              + " partitions: its time is not that of a whole run)");
    }
    return of("--report", report);
  }

  /** As a run has told. */
  static Trial of(String option, RunReport report) {
    double seconds = report.seconds() + report.stages().list();
    return new Trial(option, seconds, report.images().read());
  }

  private static RunReport read(Shell shell, String name) {
    try {
      return RunReportParser.parse(Files.readString(shell.folder().resolve(name)));
    } catch (IOException e) {
      throw new UsageProblem(
          "Cannot read --report: "
              + name
              + " (is the file there? of one in a bucket make a copy: gcloud storage cp)");
    } catch (IllegalArgumentException e) {
      throw new UsageProblem("Invalid --report: " + name + " (" + e.getMessage() + ")");
    }
  }

  /** Of the spec's source; 0 when it was not counted. */
  static long images(SourceSize source) {
    return source instanceof SourceSize.Measured size ? size.files() : 0;
  }
}
