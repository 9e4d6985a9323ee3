package dev.tarsier.job.report;

/**
 * What a run leaves first of all, so that a later start can tell whether it is the same run.
 *
 * @param requestHash of the request
 * @param listing what the source held
 * @param model SHA-256 of the model's file; empty without one, or where that is not known
 * @param base id of the earlier run that it goes on from; empty without
 * @param partitions that its images were packed into
 */
public record RunStart(
    String requestHash, ListingSummary listing, String model, String base, int partitions) {}
