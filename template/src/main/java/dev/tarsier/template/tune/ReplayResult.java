package dev.tarsier.template.tune;

/**
 * How the search did on one workload.
 *
 * @param clusters that the workload ran on
 * @param search the search's score
 * @param random that of as many clusters drawn blindly, with the same starts
 * @param maximumSeconds a run could take; infinite when it did not matter
 */
public record ReplayResult(
    String workload, int clusters, Score search, Score random, double maximumSeconds) {}
