package dev.tarsier.template.emulator;

import dev.tarsier.template.emulator.api.ClustersApi;
import dev.tarsier.template.emulator.api.ExecutionsApi;
import dev.tarsier.template.emulator.api.InstantiateApi;
import dev.tarsier.template.emulator.api.JobsApi;
import dev.tarsier.template.emulator.api.OperationsApi;
import dev.tarsier.template.emulator.api.PoliciesApi;
import dev.tarsier.template.emulator.api.TemplatesApi;
import dev.tarsier.template.emulator.api.WorkflowsApi;
import dev.tarsier.template.emulator.http.ApiServer;
import dev.tarsier.template.emulator.http.Route;
import dev.tarsier.template.emulator.run.CloudStorageAccess;
import dev.tarsier.template.emulator.run.Clusters;
import dev.tarsier.template.emulator.run.JobLauncher;
import dev.tarsier.template.emulator.run.Jobs;
import dev.tarsier.template.emulator.run.LeftOverDrivers;
import dev.tarsier.template.emulator.run.Operations;
import dev.tarsier.template.emulator.run.Recovery;
import dev.tarsier.template.emulator.run.SparkLauncher;
import dev.tarsier.template.emulator.run.WorkflowEngine;
import dev.tarsier.template.emulator.state.RequestIds;
import dev.tarsier.template.emulator.state.State;
import dev.tarsier.template.emulator.state.StateLock;
import dev.tarsier.template.emulator.state.Times;
import dev.tarsier.template.emulator.storage.Buckets;
import dev.tarsier.template.emulator.storage.StorageApi;
import dev.tarsier.template.fork.JavaVersion;
import dev.tarsier.template.fork.SetupProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A Dataproc on this machine: the REST API of the real one, clusters in name only, and jobs that
 * really run, each Spark in a JVM of its own. Cloud Storage is folders below one, served too.
 */
public final class EmbeddedDataproc implements AutoCloseable {
  private final ApiServer server;
  private final WorkflowEngine engine;
  private final Jobs jobs;
  private final EngineThreads threads;
  private final StateLock lock;

  private EmbeddedDataproc(
      ApiServer server, WorkflowEngine engine, Jobs jobs, EngineThreads threads, StateLock lock) {
    this.server = server;
    this.engine = engine;
    this.jobs = jobs;
    this.threads = threads;
    this.lock = lock;
  }

  /** Starts to serve; throws SetupProblem when jobs could not run on this machine. */
  public static EmbeddedDataproc start(EmulatorSettings settings, Clock clock)
      throws IOException, SetupProblem {
    return start(settings, clock, line -> {});
  }

  /** The same; {@code requests} hears a line for each request. */
  public static EmbeddedDataproc start(
      EmulatorSettings settings, Clock clock, Consumer<String> requests)
      throws IOException, SetupProblem {
    settings.installation().check();
    JavaVersion.check(Runtime.version().feature());
    return start(settings, clock, requests, root -> launcher(settings, root));
  }

  private static JobLauncher launcher(EmulatorSettings settings, URI root) {
    return new SparkLauncher(
        settings.installation(),
        settings.local().heap(),
        new Buckets(settings.buckets()),
        new CloudStorageAccess(root),
        work(settings));
  }

  /** {@code launchers}: from the place that is served to what starts jobs. */
  static EmbeddedDataproc start(
      EmulatorSettings settings,
      Clock clock,
      Consumer<String> requests,
      Function<URI, JobLauncher> launchers)
      throws IOException, SetupProblem {
    StateLock lock = StateLock.take(settings.state());
    try {
      return open(settings, clock, requests, launchers, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static EmbeddedDataproc open(
      EmulatorSettings settings,
      Clock clock,
      Consumer<String> requests,
      Function<URI, JobLauncher> launchers,
      StateLock lock)
      throws IOException {
    ApiServer server = ApiServer.bind(settings.port());
    try {
      return open(settings, clock, requests, launchers.apply(server.root()), server, lock);
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static EmbeddedDataproc open(
      EmulatorSettings settings,
      Clock clock,
      Consumer<String> requests,
      JobLauncher launcher,
      ApiServer server,
      StateLock lock)
      throws IOException {
    Files.createDirectories(settings.buckets());
    LeftOverDrivers.end(work(settings));
    Times times = new Times(clock);
    State state = State.open(settings.state());
    new Recovery(state, times).run();
    EngineThreads threads = new EngineThreads();
    Operations operations = new Operations(state.operations());
    Clusters clusters = new Clusters(state, operations, times);
    Jobs jobs =
        new Jobs(
            state.jobs(), settings.buckets(), launcher, settings.local().cores(), threads, times);
    WorkflowEngine engine = new WorkflowEngine(operations, clusters, jobs, threads, threads);
    RequestIds requestIds = new RequestIds(state.requests());
    CheckedRules rules = new CheckedRules();
    List<Route> routes = new ArrayList<>();
    routes.addAll(new TemplatesApi(state, rules, times).routes());
    routes.addAll(new InstantiateApi(state, rules, engine, operations, requestIds).routes());
    routes.addAll(new PoliciesApi(state, rules).routes());
    routes.addAll(new WorkflowsApi(state, times).routes());
    routes.addAll(new ExecutionsApi(state, times).routes());
    routes.addAll(new OperationsApi(operations, state).routes());
    routes.addAll(new ClustersApi(clusters, jobs, operations, requestIds).routes());
    routes.addAll(new JobsApi(jobs, clusters, requestIds).routes());
    routes.addAll(new StorageApi(new Buckets(settings.buckets()), clock).routes());
    server.serve(routes, requests, settings.faults());
    return new EmbeddedDataproc(server, engine, jobs, threads, lock);
  }

  private static Path work(EmulatorSettings settings) {
    return settings.state().resolve("work");
  }

  /** {@code http://127.0.0.1:PORT/}: below it Dataproc at v1/, Cloud Storage at storage/v1/. */
  public URI root() {
    return server.root();
  }

  /** Ends all workflows and jobs, their JVMs too, and serves no more. */
  @Override
  public void close() {
    engine.close();
    jobs.close();
    server.close();
    threads.close();
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot free the state folder", e);
    }
  }
}
