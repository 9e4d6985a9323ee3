package dev.tarsier.job.sink;

import dev.tarsier.job.report.Outcome;

/**
 * One source image in the index.
 *
 * @param path relative to the source
 * @param label empty without one
 */
public record IndexRow(String path, Outcome outcome, String label) {}
