package dev.tarsier.template.plan;

import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.request.ByteSize;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.template.spec.MachineType;
import java.util.Optional;

/**
 * How many executors a node holds and what each of them gets. Images live in native memory, which
 * YARN counts as overhead, so it grows with the largest image that is let in: {@code limits.pixels}
 * times the bytes of a pixel, for each core.
 */
final class ExecutorSizing {
  /** Past this many threads one JVM gains nothing, and its loss costs more. */
  private static final int MAXIMUM_CORES = 8;

  /** 2 cores: 1 GiB, with which the job's memory test runs. */
  private static final int HEAP_MEBIBYTES = 768;

  /** Read-ahead of 64 MiB (Transfer.DEFAULT), the shard being written, and the compressed image. */
  private static final int HEAP_MEBIBYTES_PER_CORE = 128;

  /** Class data, code, stacks, OpenCV itself; also the least that Spark takes for overhead. */
  private static final int FIXED_OVERHEAD_MEBIBYTES = 384;

  /** The part of a node's memory that Dataproc gives to YARN; from memory of its defaults. */
  private static final double YARN_SHARE = 0.8;

  /** YARN runs the application master beside an executor: 640 MiB and its overhead of 384. */
  private static final int APPLICATION_MASTER_MEBIBYTES = 1024;

  /** One node alone also holds the driver (1 GiB and 384 MiB) and the master's services. */
  static final int SINGLE_NODE_MEBIBYTES = 2048;

  private final MachineCatalog catalog;
  private final Recipe recipe;
  private final long pixels;

  ExecutorSizing(MachineCatalog catalog, Recipe recipe, long pixels) {
    this.catalog = catalog;
    this.recipe = recipe;
    this.pixels = pixels;
  }

  /** The executors that keep most cores busy; throws InputProblem when not even one core fits. */
  Executors on(MachineType machine, boolean singleNode) {
    return find(machine, singleNode)
        .orElseThrow(
            () ->
                new InputProblem(
                    "Invalid cluster.machine-type: "
                        + machine
                        + " (an image of limits.pixels needs an executor of "
                        + mebibytes(1)
                        + ", and the node has "
                        + ByteSize.ofMebibytes(Math.max(0, available(machine, singleNode)))
                        + " for executors; take more memory, or lower limits.pixels)",
                    "cluster.machine-type"));
  }

  Optional<Executors> find(MachineType machine, boolean singleNode) {
    int available = available(machine, singleNode);
    int most = (machine.cores() + MAXIMUM_CORES - 1) / MAXIMUM_CORES;
    Optional<Executors> best = Optional.empty();
    for (int perNode = most; perNode >= 1; perNode--) {
      int cores = Math.min(MAXIMUM_CORES, machine.cores() / perNode);
      while (cores > 0 && executors(perNode, cores).mebibytesPerNode() > available) {
        cores--;
      }
      if (cores * perNode > best.map(Executors::coresPerNode).orElse(0)) {
        best = Optional.of(executors(perNode, cores));
      }
    }
    return best;
  }

  private Executors executors(int perNode, int cores) {
    double native1 =
        ImageMemory.nativeBytes(recipe, pixels) / (1 << 20) + ModelMemory.taskMebibytes(recipe);
    double heap1 =
        ImageMemory.heapBytes(recipe, pixels) / (1 << 20) + ModelMemory.heapMebibytes(recipe);
    int fixed = FIXED_OVERHEAD_MEBIBYTES + ModelMemory.processMebibytes(recipe);
    return new Executors(
        perNode,
        cores,
        HEAP_MEBIBYTES + (int) Math.ceil(cores * (HEAP_MEBIBYTES_PER_CORE + heap1)),
        fixed + (int) Math.ceil(cores * native1));
  }

  private ByteSize mebibytes(int cores) {
    return ByteSize.ofMebibytes(executors(1, cores).mebibytesPerNode());
  }

  private int available(MachineType machine, boolean singleNode) {
    int share = (int) (catalog.memoryMebibytes(machine) * YARN_SHARE);
    return share - APPLICATION_MASTER_MEBIBYTES - (singleNode ? SINGLE_NODE_MEBIBYTES : 0);
  }
}
