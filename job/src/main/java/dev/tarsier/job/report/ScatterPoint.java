package dev.tarsier.job.report;

/**
 * One image in the plane of the first two components; {@code second} is 0 where there is but one.
 *
 * @param label empty without one
 * @param test whether the analysis was not fitted on it
 */
public record ScatterPoint(double first, double second, String label, boolean test) {}
