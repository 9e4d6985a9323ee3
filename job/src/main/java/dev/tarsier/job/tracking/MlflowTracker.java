package dev.tarsier.job.tracking;

import dev.tarsier.job.request.Sha256;
import dev.tarsier.job.request.Tracking;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Notes a run that has ended in MLflow. The run is what counts: a server that cannot be told is
 * warned of, and nothing is thrown.
 */
public final class MlflowTracker {
  static final String RUN_ID = "tarsier.run_id";
  static final String REQUEST_HASH = "tarsier.request_hash";

  /** Of the report that the server has all of, artifacts too. */
  static final String REPORT = "tarsier.report";

  /** Settings that this start had and the first one not: parameters cannot change. */
  static final String CHANGED = "tarsier.changed";

  private final Map<String, String> environment;
  private final Patience patience;
  private final Clock clock;
  private final Consumer<String> warnings;

  /** {@code environment}: of this process, for credentials. */
  public MlflowTracker(Map<String, String> environment, Consumer<String> warnings) {
    this(environment, Patience.USUAL, Clock.systemUTC(), warnings);
  }

  MlflowTracker(
      Map<String, String> environment, Patience patience, Clock clock, Consumer<String> warnings) {
    this.environment = Map.copyOf(environment);
    this.patience = patience;
    this.clock = clock;
    this.warnings = warnings;
  }

  /** Does nothing where the request names no server. The same run again is noted once. */
  public void log(TrackedRun run, RunFiles files) {
    Tracking tracking = run.request().tracking();
    if (!tracking.isPresent()) {
      return;
    }
    try {
      MlflowServer server =
          new MlflowServer(tracking.mlflow(), Credentials.of(environment), patience);
      log(run, files, new MlflowRuns(server), new Artifacts(server, files));
    } catch (IOException | RuntimeException e) {
      warnings.accept(
          "Cannot log the run to MLflow at "
              + tracking.mlflow()
              + ": "
              + e.getMessage()
              + " (the run does not depend on it; the same command again tries again)");
    }
  }

  private void log(TrackedRun run, RunFiles files, MlflowRuns runs, Artifacts artifacts)
      throws IOException {
    Map<String, String> identity = identity(run);
    String report = digest(files);
    long end = clock.millis();
    MlflowRuns.Run noted =
        runs.run(
            runs.experiment(run.request().tracking().experiment()),
            run.request().dataset() + " " + run.request().runId(),
            identity,
            end - Math.round(run.report().seconds() * 1000));
    String status = run.accepted() ? "FINISHED" : "FAILED";
    boolean whole = report.equals(noted.tags().get(REPORT)) && status.equals(noted.status());
    if (whole) {
      return;
    }
    RunFigures figures = new RunFigures(run.report());
    runs.log(noted.id(), figures.metrics(), end);
    log(run, figures, noted, runs);
    runs.end(noted.id(), status, end);
    artifacts.upload(noted.artifacts(), Artifacts.names(run.manifest()));
    runs.log(noted.id(), Map.of(), Map.of(REPORT, report));
  }

  private static void log(TrackedRun run, RunFigures figures, MlflowRuns.Run noted, MlflowRuns runs)
      throws MlflowProblem {
    Map<String, String> parameters = new TreeMap<>();
    Map<String, String> changed = new TreeMap<>();
    figures
        .parameters()
        .forEach(
            (name, value) -> {
              String before = noted.parameters().get(name);
              if (before == null) {
                parameters.put(name, value);
              } else if (!before.equals(value)) {
                changed.put(name, value);
              }
            });
    Map<String, String> tags = new TreeMap<>();
    tags.put("tarsier.dataset", run.request().dataset());
    tags.put("tarsier.recipe", run.recipe());
    tags.put("tarsier.run_folder", run.request().runFolder().uri());
    if (!changed.isEmpty()) {
      tags.put(CHANGED, changed.toString());
    }
    runs.log(noted.id(), parameters, tags);
  }

  /** Both are hex and plain words: they need no quoting in a search. */
  private static Map<String, String> identity(TrackedRun run) {
    return Map.of(RUN_ID, run.request().runId(), REQUEST_HASH, run.request().hash());
  }

  private static String digest(RunFiles files) throws IOException {
    try (InputStream in = files.open("report.json")) {
      return Sha256.hex(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
