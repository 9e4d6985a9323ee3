package dev.tarsier.job;

import java.io.IOException;

/** Stands in for the job's class of this name in the forked JVMs of the tests. */
public final class EraseJob {
  private EraseJob() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    InspectJob.main(args);
  }
}
