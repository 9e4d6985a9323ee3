package dev.tarsier.template.emulator.run;

import com.google.cloud.dataproc.v1.Cluster;
import com.google.cloud.dataproc.v1.ManagedCluster;
import com.google.cloud.dataproc.v1.OrderedJob;
import com.google.cloud.dataproc.v1.WorkflowMetadata;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.longrunning.Operation;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.state.Region;
import dev.tarsier.template.emulator.state.State;
import dev.tarsier.template.emulator.state.Times;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** An engine whose jobs and alarm the test controls, and whose clock stands still. */
final class EngineFixture implements Executor {
  static final Region REGION = new Region("p1", "us-central1");

  private final FakeLauncher launcher = new FakeLauncher();
  private final HandAlarm alarm = new HandAlarm();
  private final ConcurrentLinkedQueue<CompletableFuture<Void>> work = new ConcurrentLinkedQueue<>();
  private final State state;
  private final Operations operations;
  private final Clusters clusters;
  private final Jobs jobs;
  private final WorkflowEngine engine;

  EngineFixture(Path folder, int cores) throws Exception {
    Times times = new Times(Clock.fixed(Instant.parse("2026-11-20T08:00:00Z"), ZoneOffset.UTC));
    state = State.open(folder.resolve("state"));
    operations = new Operations(state.operations());
    clusters = new Clusters(state, operations, times);
    jobs = new Jobs(state.jobs(), folder.resolve("buckets"), launcher, cores, this, times);
    engine = new WorkflowEngine(operations, clusters, jobs, alarm, this);
  }

  @Override
  public void execute(Runnable task) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    work.add(done);
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } finally {
                done.complete(null);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits until nothing is under way. */
  void join() {
    for (CompletableFuture<Void> next = work.poll(); next != null; next = work.poll()) {
      next.join();
    }
  }

  /** A step of these prerequisites. */
  static OrderedJob step(String id, String... after) {
    OrderedJob.Builder step =
        OrderedJob.newBuilder().setStepId(id).addAllPrerequisiteStepIds(List.of(after));
    step.getSparkJobBuilder().setMainClass("Main");
    return step.build();
  }

  /** On a cluster of its own. */
  static WorkflowTemplate.Builder template(OrderedJob... steps) {
    WorkflowTemplate.Builder template =
        WorkflowTemplate.newBuilder()
            .setName(REGION.name(State.TEMPLATES, "eyes"))
            .setId("eyes")
            .setVersion(3)
            .putLabels("dataset", "eyepacs")
            .addAllJobs(List.of(steps));
    template.getPlacementBuilder().setManagedCluster(managed());
    return template;
  }

  private static ManagedCluster.Builder managed() {
    return ManagedCluster.newBuilder().setClusterName("tarsier-eyes");
  }

  String start(WorkflowTemplate.Builder template) {
    return engine.start(REGION, template.build(), Map.of("DATASET", "eyepacs"));
  }

  Operation operation(String name) throws ApiError {
    return operations.get(name);
  }

  WorkflowMetadata metadata(String name) throws Exception {
    return operations.get(name).getMetadata().unpack(WorkflowMetadata.class);
  }

  /** {@code step STATE} for each node. */
  List<String> nodes(String name) throws Exception {
    return metadata(name).getGraph().getNodesList().stream()
        .map(node -> node.getStepId() + " " + node.getState())
        .toList();
  }

  /** The operation that was begun last and is none of these. */
  Stream<Operation> others(String name) {
    return operations.list(REGION).stream().filter(operation -> !operation.getName().equals(name));
  }

  List<Cluster> clusterList() {
    return clusters.list(REGION);
  }

  FakeLauncher launcher() {
    return launcher;
  }

  HandAlarm alarm() {
    return alarm;
  }

  Operations operations() {
    return operations;
  }

  Clusters clusters() {
    return clusters;
  }

  Jobs jobs() {
    return jobs;
  }

  WorkflowEngine engine() {
    return engine;
  }

  State state() {
    return state;
  }
}
