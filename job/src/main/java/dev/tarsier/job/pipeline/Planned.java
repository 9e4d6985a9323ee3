package dev.tarsier.job.pipeline;

import dev.tarsier.job.request.JobRequest;

/**
 * All that is decided before the first image is processed.
 *
 * @param request with the id of this run and the number of its partitions
 */
record Planned(JobRequest request, Choices choices, PartitionPlan plan) {}
