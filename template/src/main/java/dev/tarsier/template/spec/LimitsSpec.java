package dev.tarsier.template.spec;

import dev.tarsier.job.request.Limits;
import java.time.Duration;

/**
 * The {@code limits} section.
 *
 * @param images what is tolerated of images
 * @param timeout of the whole run; a Dataproc workflow allows 10 minutes to 24 hours
 */
public record LimitsSpec(Limits images, Duration timeout) {
  static final LimitsSpec DEFAULT = new LimitsSpec(Limits.DEFAULT, Duration.ofHours(4));
  static final Duration SHORTEST = Duration.ofMinutes(10);
  static final Duration LONGEST = Duration.ofHours(24);
}
