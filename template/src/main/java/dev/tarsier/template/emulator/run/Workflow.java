package dev.tarsier.template.emulator.run;

import com.google.cloud.dataproc.v1.Cluster;
import com.google.cloud.dataproc.v1.Job;
import com.google.cloud.dataproc.v1.JobStatus;
import com.google.cloud.dataproc.v1.OrderedJob;
import com.google.cloud.dataproc.v1.WorkflowMetadata;
import com.google.protobuf.Empty;
import com.google.rpc.Code;
import com.google.rpc.Status;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.state.State;
import dev.tarsier.template.emulator.state.Times;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One workflow, on a thread of its own: cluster, steps, no cluster. What happens to it comes in
 * through a queue, so that all of its state belongs to that thread. The first step that fails, a
 * cancellation or the timeout ends all others, as on the service
 * (https://cloud.google.com/dataproc/docs/concepts/workflows/overview, 2026-11).
 */
final class Workflow implements Runnable {
  /** What can happen to a workflow. */
  private sealed interface Event {}

  private record StepEnded(String step, Job job) implements Event {}

  private record Ending(Status why) implements Event {}

  private final Instantiation instantiation;
  private final Services services;
  private final Map<String, OrderedJob> steps;
  private final Map<String, String> labels;
  private final StepGraph graph;
  private final WorkflowMetadata.Builder metadata;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private Optional<Status> end = Optional.empty();

  /** The parts of the emulator that a workflow works with. */
  record Services(Operations operations, Clusters clusters, Jobs jobs, Alarm alarm, Times times) {}

  Workflow(Instantiation instantiation, Services services) {
    this.instantiation = instantiation;
    this.services = services;
    this.steps =
        instantiation.template().getJobsList().stream()
            .collect(Collectors.toMap(OrderedJob::getStepId, Function.identity()));
    this.labels = StepJobs.labels(instantiation.template(), instantiation.operation());
    this.graph = new StepGraph(instantiation.template().getJobsList());
    this.metadata = instantiation.metadata().toBuilder();
  }

  /** Ends it, whatever it is doing; the first call counts. May be called from any thread. */
  void end(Code code, String message) {
    events.add(new Ending(status(code, message)));
  }

  private static Status status(Code code, String message) {
    return Status.newBuilder().setCode(code.getNumber()).setMessage(message).build();
  }

  @Override
  public void run() {
    metadata.setState(WorkflowMetadata.State.RUNNING);
    publish();
    WorkflowCluster cluster =
        new WorkflowCluster(services.clusters(), instantiation.region(), metadata, this::publish);
    try {
      walk(cluster.open(instantiation.template(), labels));
    } catch (ApiError e) {
      giveUp(status(e.code(), e.getMessage()));
    } catch (InterruptedException e) {
      giveUp(status(Code.ABORTED, WorkflowEngine.STOPPED));
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      giveUp(status(Code.INTERNAL, "Cannot finish workflow: " + e));
    }
    try {
      cluster.close();
    } finally {
      finish();
    }
  }

  private void walk(Cluster cluster) throws InterruptedException {
    metadata.setDagStartTime(services.times().now());
    Alarm.Pending timeout = startTimeout();
    try {
      while (!graph.ended()) {
        for (Event event = events.poll(); event != null; event = events.poll()) {
          handle(event);
        }
        if (end.isEmpty()) {
          graph.runnable().forEach(step -> start(step, cluster));
        }
        publish();
        if (!graph.ended()) {
          handle(events.take());
        }
      }
    } finally {
      timeout.callOff();
      metadata.setDagEndTime(services.times().now());
    }
  }

  private Alarm.Pending startTimeout() {
    if (!instantiation.template().hasDagTimeout()) {
      return () -> {};
    }
    long seconds = instantiation.template().getDagTimeout().getSeconds();
    String message = "Cannot finish workflow: dagTimeout of " + seconds + "s has passed";
    return services
        .alarm()
        .in(Duration.ofSeconds(seconds), () -> end(Code.DEADLINE_EXCEEDED, message));
  }

  private void handle(Event event) {
    if (event instanceof StepEnded ended) {
      stepEnded(ended.step, ended.job);
    } else if (event instanceof Ending ending) {
      giveUp(ending.why);
    }
    publish();
  }

  private void start(String step, Cluster cluster) {
    Job job = StepJobs.of(steps.get(step), labels);
    graph.started(step, job.getReference().getJobId());
    try {
      services
          .jobs()
          .submit(
              instantiation.region(), job, cluster, done -> events.add(new StepEnded(step, done)));
    } catch (ApiError e) {
      graph.failed(step, e.getMessage());
      giveUp(status(e.code(), e.getMessage()));
    }
  }

  private void stepEnded(String step, Job job) {
    if (job.getStatus().getState() == JobStatus.State.DONE) {
      graph.completed(step);
      return;
    }
    String details = job.getStatus().getDetails();
    String error = details.isEmpty() ? "Cannot finish job: it was cancelled" : details;
    graph.failed(step, end.map(Status::getMessage).filter(why -> details.isEmpty()).orElse(error));
    giveUp(status(Code.UNKNOWN, "Cannot finish workflow: step " + step + " failed. " + error));
  }

  /** The first reason counts; what runs is cancelled, what waits is never run. */
  private void giveUp(Status why) {
    if (end.isPresent()) {
      return;
    }
    end = Optional.of(why);
    graph.giveUp("Cannot run step: the workflow ended before (" + why.getMessage() + ")");
    for (String step : graph.running()) {
      try {
        services.jobs().cancel(instantiation.region().name(State.JOBS, graph.jobId(step)));
      } catch (ApiError e) {
        graph.failed(step, e.getMessage());
      }
    }
  }

  private void publish() {
    metadata.setGraph(graph.message());
    services.operations().metadata(instantiation.operation(), metadata.build());
  }

  private void finish() {
    metadata
        .setState(WorkflowMetadata.State.DONE)
        .setEndTime(services.times().now())
        .setGraph(graph.message());
    if (end.isPresent()) {
      services.operations().fail(instantiation.operation(), metadata.build(), end.get());
    } else {
      services
          .operations()
          .succeed(instantiation.operation(), metadata.build(), Empty.getDefaultInstance());
    }
  }
}
