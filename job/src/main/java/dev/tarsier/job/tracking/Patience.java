package dev.tarsier.job.tracking;

import java.time.Duration;

/**
 * How long a server is waited for.
 *
 * @param connect for a connection
 * @param request for the answer to one
 * @param total for all of it, tries and pauses included
 * @param firstPause before the second try; each one after it is twice as long
 */
record Patience(Duration connect, Duration request, Duration total, Duration firstPause) {
  /** Nobody's cluster should wait for a notebook. */
  static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMillis(250));
}
