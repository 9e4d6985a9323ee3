package dev.tarsier.template.plan;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.RecipeParser;
import dev.tarsier.job.recipe.UnseenOperation;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.OutputRequest;
import dev.tarsier.job.request.Sha256;
import dev.tarsier.job.request.Transfer;
import dev.tarsier.template.spec.DatasetSpec;

/**
 * Spec and source size to plan; no clock, no I/O, and no look at the machine it runs on.
 *
 * <p>The number of partitions decides which image lands in which shard. It follows the cores that
 * the spec's cluster may grow to, also when the run is local: so a laptop and a cluster write the
 * same bytes, and a run may be repeated elsewhere.
 */
public final class Planner {
  /** Enough tasks for each core that the slowest ends near the others. */
  static final int PARTITIONS_PER_CORE = 8;

  /** More input than one full shard in a task only makes repeating it dearer. */
  static final long LARGEST_PARTITION_BYTES = 256L << 20;

  /** A megabyte of photographs is half a second of work: below that, starting tasks shows. */
  static final long SMALLEST_PARTITION_BYTES = 1L << 20;

  private static final int RUN_ID_DIGITS = 12;

  private final Operations operations;
  private final ShapePlanner shapes;

  public Planner(Operations operations) {
    this(operations, MachineCatalog.load());
  }

  Planner(Operations operations, MachineCatalog catalog) {
    this.operations = operations;
    this.shapes = new ShapePlanner(catalog);
  }

  /**
   * {@code runId} empty lets the request name itself after its own hash. What the walk did not
   * find, {@code source.measured} may say. Throws InputProblem, which names the spec's entry, when
   * no cluster of this kind can do the work.
   */
  public Plan plan(DatasetSpec spec, SourceSize walked, String runId) {
    SourceSize size = walked.or(spec.measured());
    ClusterShape shape = shapes.shape(spec);
    int maximumCores = spec.cluster().maximumCores();
    int partitions =
        spec.output().partitions() > 0
            ? spec.output().partitions()
            : partitions(size, maximumCores);
    JobRequest request =
        new JobRequest(
            spec.dataset(),
            runId.isEmpty() ? "unnamed" : runId,
            spec.source(),
            RecipeParser.format(spec.recipe(), operations),
            new OutputRequest(
                spec.output().root(),
                spec.output().format(),
                spec.output().shardSize(),
                partitions,
                spec.output().layout()),
            spec.limits().images(),
            Transfer.DEFAULT,
            spec.tracking());
    JobRequest named = runId.isEmpty() ? named(request, spec) : request;
    return new Plan(spec, size, maximumCores, named, shape);
  }

  /**
   * A recipe whose jar cannot be looked into is completed by the job, and the name that a request
   * gives itself would then be another: so the jars' places are hashed in. The job still refuses to
   * go on with a jar of other content.
   */
  private static JobRequest named(JobRequest request, DatasetSpec spec) {
    if (spec.recipe().operations().stream().noneMatch(UnseenOperation.class::isInstance)) {
      return request.withOwnRunId();
    }
    String places = spec.jars().stream().map(jar -> jar.location().uri()).toList().toString();
    return request.withRunId(Sha256.hex(request.hash() + places).substring(0, RUN_ID_DIGITS));
  }

  static int partitions(SourceSize size, int maximumCores) {
    long wanted = (long) maximumCores * PARTITIONS_PER_CORE;
    if (size instanceof SourceSize.Measured measured) {
      long needed = ceilDivide(measured.bytes(), LARGEST_PARTITION_BYTES);
      long sensible = Math.max(1, ceilDivide(measured.bytes(), SMALLEST_PARTITION_BYTES));
      wanted = Math.min(Math.max(wanted, needed), sensible);
    }
    return (int) Math.min(wanted, OutputRequest.MAXIMUM_PARTITIONS);
  }

  private static long ceilDivide(long dividend, long divisor) {
    return dividend / divisor + (dividend % divisor == 0 ? 0 : 1);
  }
}
