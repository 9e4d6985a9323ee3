package dev.tarsier.job.report;

/**
 * What a run leaves first of all, so that a later start can tell whether it is the same run.
 *
 * @param requestHash of the request
 * @param listing what the source held
 */
public record RunStart(String requestHash, ListingSummary listing) {}
