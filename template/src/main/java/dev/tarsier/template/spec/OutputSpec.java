package dev.tarsier.template.spec;

import dev.tarsier.job.request.ByteSize;
import dev.tarsier.job.request.Layout;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.OutputFormat;

/**
 * The {@code output} section.
 *
 * @param root run folders are below it
 * @param partitions 0 when the plan chooses
 * @param layout of samples in their files
 */
public record OutputSpec(
    Location root, OutputFormat format, ByteSize shardSize, int partitions, Layout layout) {
  static final int PLANNED = 0;
}
