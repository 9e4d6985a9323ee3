package dev.tarsier.template.emulator.run;

import com.google.cloud.dataproc.v1.Cluster;
import com.google.cloud.dataproc.v1.Job;
import java.io.IOException;

/** Runs the job of a cluster; the one seam between the engine and the machine. */
public interface JobLauncher {
  /**
   * A job to run.
   *
   * @param cores that it may use
   * @param output open until the launch returns
   */
  record Launch(Job job, Cluster cluster, int cores, DriverOutput output) {}

  /**
   * How a job ended.
   *
   * @param failure empty when it did all that it should
   */
  record End(String failure) {
    static final End DONE = new End("");

    boolean failed() {
      return !failure.isEmpty();
    }
  }

  /**
   * Runs to the end, which comes soon after a stop is requested; its failure then does not count.
   */
  End run(Launch launch, Stop stop) throws IOException, InterruptedException;
}
