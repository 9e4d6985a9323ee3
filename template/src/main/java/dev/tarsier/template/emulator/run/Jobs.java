package dev.tarsier.template.emulator.run;

import com.google.cloud.dataproc.v1.Cluster;
import com.google.cloud.dataproc.v1.ClusterStatus;
import com.google.cloud.dataproc.v1.Job;
import com.google.cloud.dataproc.v1.JobStatus;
import com.google.rpc.Code;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.state.Ids;
import dev.tarsier.template.emulator.state.Region;
import dev.tarsier.template.emulator.state.Shelf;
import dev.tarsier.template.emulator.state.State;
import dev.tarsier.template.emulator.state.Times;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Jobs from submission to their end. */
public final class Jobs implements AutoCloseable {
  private static final Set<JobStatus.State> ENDED =
      EnumSet.of(JobStatus.State.DONE, JobStatus.State.ERROR, JobStatus.State.CANCELLED);

  private final Shelf<Job> shelf;
  private final Path buckets;
  private final JobLauncher launcher;
  private final CoreBudget cores;
  private final Executor threads;
  private final Times times;
  private final Map<String, Stop> active = new ConcurrentHashMap<>();

  /**
   * Jobs that run on {@code threads}.
   *
   * @param buckets holds a folder for each bucket, into which driver output goes
   */
  public Jobs(
      Shelf<Job> shelf,
      Path buckets,
      JobLauncher launcher,
      int cores,
      Executor threads,
      Times times) {
    this.shelf = shelf;
    this.buckets = buckets;
    this.launcher = launcher;
    this.cores = new CoreBudget(cores);
    this.threads = threads;
    this.times = times;
  }

  Times times() {
    return times;
  }

  public static boolean hasEnded(Job job) {
    return ENDED.contains(job.getStatus().getState());
  }

  public Job get(String name) throws ApiError {
    return shelf.get(name).orElseThrow(() -> ApiError.notFound("Not found: Job " + name));
  }

  public List<Job> list(Region region) {
    return shelf.list(region);
  }

  /**
   * Starts a job on a cluster.
   *
   * @param ended hears of its end, on another thread
   */
  public Job submit(Region region, Job wanted, Cluster cluster, Consumer<Job> ended)
      throws ApiError {
    if (cluster.getStatus().getState() != ClusterStatus.State.RUNNING) {
      throw ApiError.of(
          Code.FAILED_PRECONDITION,
          "Cannot submit job to cluster "
              + cluster.getClusterName()
              + ": it is "
              + cluster.getStatus().getState()
              + " (must be RUNNING)");
    }
    String name = region.name(State.JOBS, wanted.getReference().getJobId());
    Job job = accepted(region, wanted, cluster);
    if (!shelf.putIfAbsent(name, job)) {
      throw ApiError.of(Code.ALREADY_EXISTS, "Already exists: Job " + name);
    }
    Stop stop = new Stop();
    active.put(name, stop);
    threads.execute(() -> run(name, cluster, stop, ended));
    return job;
  }

  private Job accepted(Region region, Job wanted, Cluster cluster) {
    String folder =
        "gs://"
            + cluster.getConfig().getConfigBucket()
            + "/google-cloud-dataproc-metainfo/"
            + cluster.getClusterUuid()
            + "/jobs/"
            + wanted.getReference().getJobId()
            + "/";
    Job.Builder job = wanted.toBuilder().setStatus(status(JobStatus.State.PENDING, ""));
    job.getReferenceBuilder().setProjectId(region.project());
    job.getPlacementBuilder()
        .setClusterName(cluster.getClusterName())
        .setClusterUuid(cluster.getClusterUuid());
    return job.setJobUuid(Ids.uuid())
        .setDriverControlFilesUri(folder)
        .setDriverOutputResourceUri(folder + "driveroutput")
        .build();
  }

  private void run(String name, Cluster cluster, Stop stop, Consumer<Job> ended) {
    Optional<Job> job = Optional.empty();
    try {
      job = end(name, stop, launched(name, cluster, stop));
    } catch (InterruptedException e) {
      job = end(name, stop, new JobLauncher.End("Cannot finish job: the emulator was stopped"));
      Thread.currentThread().interrupt();
    } catch (IOException | ApiError | RuntimeException e) {
      job = end(name, stop, new JobLauncher.End("Cannot run job: " + e.getMessage()));
    } finally {
      active.remove(name);
    }
    // Not looked up again: from its end on, anyone may delete it.
    job.ifPresent(ended);
  }

  private JobLauncher.End launched(String name, Cluster cluster, Stop stop)
      throws ApiError, IOException, InterruptedException {
    move(name, JobStatus.State.SETUP_DONE, "");
    Optional<CoreBudget.Lease> lease = cores.take(stop);
    if (lease.isEmpty()) {
      return JobLauncher.End.DONE;
    }
    Job job = get(name);
    Path folder = buckets.resolve(job.getDriverControlFilesUri().substring("gs://".length()));
    try (CoreBudget.Lease held = lease.get();
        DriverOutput output = new DriverOutput(folder)) {
      move(name, JobStatus.State.RUNNING, "");
      return launcher.run(new JobLauncher.Launch(job, cluster, held.cores(), output), stop);
    }
  }

  private Optional<Job> end(String name, Stop stop, JobLauncher.End end) {
    if (stop.isRequested()) {
      return move(name, JobStatus.State.CANCELLED, "");
    }
    return end.failed()
        ? move(name, JobStatus.State.ERROR, end.failure())
        : move(name, JobStatus.State.DONE, "");
  }

  /** Ends a job that runs or waits; of one that has ended nothing comes. */
  public Job cancel(String name) throws ApiError {
    get(name);
    Stop stop = active.get(name);
    if (stop != null) {
      move(name, JobStatus.State.CANCEL_PENDING, "");
      threads.execute(stop::request);
    }
    return get(name);
  }

  /** Forgets one that has ended. */
  public void delete(String name) throws ApiError {
    if (!hasEnded(get(name))) {
      throw ApiError.of(
          Code.FAILED_PRECONDITION,
          "Cannot delete job " + Region.id(name) + ": it is active (cancel it first)");
    }
    shelf.remove(name);
  }

  /** Ends all that run or wait, and returns when their processes are gone. */
  @Override
  public void close() {
    Map.copyOf(active).values().forEach(Stop::request);
  }

  private Optional<Job> move(String name, JobStatus.State state, String details) {
    return shelf.update(name, job -> moved(job, status(state, details)));
  }

  /** A job that has ended stays as it ended. */
  static Job moved(Job job, JobStatus status) {
    return hasEnded(job)
        ? job
        : job.toBuilder()
            .addStatusHistory(job.getStatus())
            .setStatus(status)
            .setDone(ENDED.contains(status.getState()))
            .build();
  }

  private JobStatus status(JobStatus.State state, String details) {
    return JobStatus.newBuilder()
        .setState(state)
        .setDetails(details)
        .setStateStartTime(times.now())
        .build();
  }
}
