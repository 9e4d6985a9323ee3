package dev.tarsier.template.spec;

import dev.tarsier.job.request.SourceRequest;

/**
 * The {@code source} section.
 *
 * @param request what the job is told of it
 * @param measured what is known of its size
 */
public record SourceSpec(SourceRequest request, Measured measured) {}
