package dev.tarsier.template.plan;

/**
 * A cluster that was weighed.
 *
 * @param chosen whether it is the spec's
 * @param why it is in the table
 */
public record Alternative(ClusterShape shape, Estimate estimate, boolean chosen, String why) {}
