package dev.tarsier.template.plan;

/**
 * What the model says of a job in seconds, from the cluster being there to its end.
 *
 * @param modelled with all that is assumed
 * @param ramp as expected, but with the secondary workers early and late
 */
public record JobTime(Bounds modelled, Range ramp) {}
