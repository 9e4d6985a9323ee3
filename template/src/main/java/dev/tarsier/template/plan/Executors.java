package dev.tarsier.template.plan;

/**
 * The executors of one node.
 *
 * @param perNode how many
 * @param cores of each: images that it works on at a time
 * @param heapMebibytes of each
 * @param overheadMebibytes memory of each beside its heap: the images themselves, in native memory
 */
public record Executors(int perNode, int cores, int heapMebibytes, int overheadMebibytes) {
  /** Images that the node works on at a time. */
  public int coresPerNode() {
    return perNode * cores;
  }

  public int mebibytesPerNode() {
    return perNode * (heapMebibytes + overheadMebibytes);
  }
}
