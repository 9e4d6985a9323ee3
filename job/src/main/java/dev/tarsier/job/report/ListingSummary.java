package dev.tarsier.job.report;

/**
 * What was found at the source.
 *
 * @param digest SHA-256, in hex, over path, size and time of every file, in order
 */
public record ListingSummary(long files, long bytes, String digest) {}
