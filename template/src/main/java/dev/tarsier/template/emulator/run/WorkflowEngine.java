package dev.tarsier.template.emulator.run;

import com.google.cloud.dataproc.v1.WorkflowMetadata;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.rpc.Code;
import dev.tarsier.template.emulator.state.Region;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Runs workflows side by side. */
public final class WorkflowEngine implements AutoCloseable {
  /** Of workflows that the end of the emulator cut off. */
  static final String STOPPED = "Cannot finish: the emulator was stopped while this workflow ran";

  private static final long CLOSE_SECONDS = 20;

  private final Workflow.Services services;
  private final Executor threads;
  private final Map<Workflow, CountDownLatch> active = new ConcurrentHashMap<>();

  /** An engine for jobs and clusters of these services. */
  public WorkflowEngine(
      Operations operations, Clusters clusters, Jobs jobs, Alarm alarm, Executor threads) {
    this.services = new Workflow.Services(operations, clusters, jobs, alarm, jobs.times());
    this.threads = threads;
  }

  /**
   * Starts a template whose parameters are put in, and returns its operation's name.
   *
   * @param parameters the values that were put in
   */
  public String start(Region region, WorkflowTemplate template, Map<String, String> parameters) {
    WorkflowMetadata.Builder metadata =
        WorkflowMetadata.newBuilder()
            .setTemplate(template.getName())
            .setVersion(template.getVersion())
            .setState(WorkflowMetadata.State.PENDING)
            .setStartTime(services.times().now())
            .putAllParameters(parameters)
            .setGraph(new StepGraph(template.getJobsList()).message());
    if (template.hasDagTimeout()) {
      metadata.setDagTimeout(template.getDagTimeout());
    }
    WorkflowMetadata pending = metadata.build();
    String operation = services.operations().begin(region, pending);
    Workflow workflow =
        new Workflow(new Instantiation(operation, region, template, pending), services);
    services
        .operations()
        .onCancel(
            operation,
            () -> workflow.end(Code.CANCELLED, "Cannot finish workflow: it was cancelled"));
    CountDownLatch ended = new CountDownLatch(1);
    active.put(workflow, ended);
    threads.execute(() -> run(workflow, ended));
    return operation;
  }

  private void run(Workflow workflow, CountDownLatch ended) {
    try {
      workflow.run();
    } finally {
      active.remove(workflow);
      ended.countDown();
    }
  }

  /** Ends every workflow and waits until their jobs are gone, though not for ever. */
  @Override
  public void close() {
    Map<Workflow, CountDownLatch> open = Map.copyOf(active);
    open.keySet().forEach(workflow -> workflow.end(Code.ABORTED, STOPPED));
    try {
      for (CountDownLatch ended : open.values()) {
        ended.await(CLOSE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
