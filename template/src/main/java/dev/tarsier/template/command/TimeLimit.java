package dev.tarsier.template.command;

import dev.tarsier.template.plan.Estimate;
import dev.tarsier.template.plan.Plan;

/** Whether the time that a run takes is within its limit. */
enum TimeLimit {
  ENOUGH,
  SHORT,
  TOO_SHORT;

  /** Of the estimate's whole range, the start of the cluster included. */
  static TimeLimit of(Plan plan, Estimate estimate) {
    double minutes = plan.timeout().toSeconds() / 60.0;
    if (estimate.minutes().low() > minutes) {
      return TOO_SHORT;
    }
    return estimate.minutes().high() > minutes ? SHORT : ENOUGH;
  }
}
