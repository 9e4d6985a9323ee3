package dev.tarsier.job.sink;

import dev.tarsier.job.report.Outcome;

/**
 * One source image in the index.
 *
 * @param path relative to the source
 * @param sourceBytes as the listing found it; negative where it did not tell
 * @param sourceModifiedMillis since 1970, 0 where the listing did not tell
 * @param label empty without one
 */
public record IndexRow(
    String path, long sourceBytes, long sourceModifiedMillis, Outcome outcome, String label) {}
