package dev.tarsier.job.tracking;

import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.request.JobRequest;

/**
 * A run that has ended.
 *
 * @param recipe its name
 * @param accepted whether no more images were rejected than may be
 */
public record TrackedRun(
    JobRequest request, String recipe, RunReport report, Manifest manifest, boolean accepted) {}
