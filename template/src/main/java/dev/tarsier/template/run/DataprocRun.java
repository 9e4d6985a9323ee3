package dev.tarsier.template.run;

import com.google.cloud.dataproc.v1.WorkflowTemplate;
import dev.tarsier.template.fork.SetupProblem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Runs on a Dataproc, Google's or the embedded one, which see the same calls: the files are
 * brought, policy and template made equal to what was generated, the template instantiated and its
 * workflow followed.
 */
public final class DataprocRun implements Runner, AutoCloseable {
  /** Half a minute of attempts before a call is given up. */
  private static final int ATTEMPTS = 7;

  /** The template may be replaced by someone else between our writing and our instantiating. */
  private static final int LAUNCHES = 3;

  private final Dataproc dataproc;
  private final CloudStorage storage;
  private final Follower.Timing timing;
  private final boolean linked;

  DataprocRun(Connection connection, Region region, Follower.Timing timing) {
    Retry retry = new Retry(timing.sleeper(), ATTEMPTS);
    this.dataproc = new Dataproc(new DataprocClients(connection), region, retry);
    this.storage = new CloudStorage(connection.storage(), retry);
    this.timing = timing;
    this.linked = connection.endpoint().isGoogle();
  }

  /** Throws when the endpoint wants credentials and this machine has none. */
  public static DataprocRun on(DataprocEndpoint endpoint, Region region, Pace pace)
      throws SetupProblem {
    Retry.Sleeper sleeper = time -> Thread.sleep(time.toMillis());
    return new DataprocRun(Connection.to(endpoint), region, new Follower.Timing(sleeper, pace));
  }

  @Override
  public RunOutcome run(Prepared prepared, RunListener listener)
      throws DataprocProblem, IOException, InterruptedException {
    return follow(start(prepared, listener), listener);
  }

  /** Starts the workflow, or joins the one of the same run; returns its operation. */
  public String start(Prepared prepared, RunListener listener)
      throws DataprocProblem, IOException, InterruptedException {
    Launch launch = new Launch(dataproc, prepared.generated());
    List<Workflow> known = launch.known();
    Optional<String> active = launch.active(known);
    String operation = active.isPresent() ? active.get() : launch(launch, prepared, listener);
    listener.happened(new RunEvent.Instantiated(operation, active.isPresent()));
    return operation;
  }

  private String launch(Launch launch, Prepared prepared, RunListener listener)
      throws DataprocProblem, IOException, InterruptedException {
    new Staging(storage).bring(prepared.files(), listener);
    for (int left = LAUNCHES; ; left--) {
      WorkflowTemplate there = new Deployment(dataproc, listener).bring(prepared.generated());
      try {
        return launch.start(there, launch.known());
      } catch (DataprocProblem e) {
        if (left == 1 || !e.fault().isRace()) {
          throw e;
        }
      }
    }
  }

  /** Follows a workflow to its end. */
  public RunOutcome follow(String operation, RunListener listener)
      throws DataprocProblem, InterruptedException {
    RunListener heard =
        linked ? new LinkingListener(listener, new ConsoleLinks(dataproc.region())) : listener;
    return new Follower(dataproc, storage, timing, heard).follow(operation);
  }

  /** Asks for the end of a workflow; what it has written is kept. */
  public void cancel(String operation) throws DataprocProblem, InterruptedException {
    dataproc.cancel(operation);
  }

  /** Those of the region that have not ended. */
  public List<ActiveRun> active() throws DataprocProblem, InterruptedException {
    return dataproc.workflows().stream()
        .filter(workflow -> !workflow.done())
        .map(workflow -> new ActiveRun(workflow.name(), workflow.metadata().getParametersMap()))
        .toList();
  }

  /** How a workflow stands now. */
  public WorkflowStatus status(String operation) throws DataprocProblem, InterruptedException {
    return new StatusReader(dataproc, storage, linked).read(operation);
  }

  @Override
  public void close() {
    dataproc.close();
  }
}
