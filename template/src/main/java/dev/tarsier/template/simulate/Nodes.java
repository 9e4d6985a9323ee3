package dev.tarsier.template.simulate;

/**
 * The machines that work.
 *
 * @param fixed there from the start, at least 1
 * @param added by the autoscaling policy, once work is pending
 * @param spot whether the added ones may be taken away
 * @param cores of each: tasks at a time
 */
public record Nodes(int fixed, int added, boolean spot, int cores) {
  public int count() {
    return fixed + added;
  }
}
