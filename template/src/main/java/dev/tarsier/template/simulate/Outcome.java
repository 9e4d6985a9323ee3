package dev.tarsier.template.simulate;

/**
 * One simulated run.
 *
 * @param seconds from the cluster's start to its end
 * @param fixedNodeSeconds paid for nodes that were there throughout
 * @param addedNodeSeconds paid for the others
 * @param losses spot nodes that were taken away
 * @param limit what it waited for most
 */
public record Outcome(
    double seconds, double fixedNodeSeconds, double addedNodeSeconds, int losses, Limit limit) {}
