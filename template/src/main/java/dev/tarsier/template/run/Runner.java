package dev.tarsier.template.run;

import java.io.IOException;

/** Something that can carry out what was prepared. */
public interface Runner {
  /**
   * Runs to the end, telling the listener on the way.
   *
   * @throws DataprocProblem when the service refuses, or cannot be reached for long
   * @throws IOException when a file of this machine cannot be read
   */
  RunOutcome run(Prepared prepared, RunListener listener)
      throws DataprocProblem, IOException, InterruptedException;
}
