package dev.tarsier.template.run;

import dev.tarsier.template.fork.SetupProblem;
import dev.tarsier.template.plan.Plan;
import java.io.IOException;

/** Something that can carry out a plan: this machine, or a Dataproc. */
public interface Runner {
  /**
   * Runs to the end, telling the listener on the way.
   *
   * @throws SetupProblem when this machine lacks something that the run needs
   * @throws IOException when the run cannot be started
   */
  RunOutcome run(Plan plan, RunListener listener)
      throws SetupProblem, IOException, InterruptedException;
}
