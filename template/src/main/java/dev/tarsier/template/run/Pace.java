package dev.tarsier.template.run;

import java.time.Duration;

/**
 * How often a follower looks: soon after a change, less often while nothing happens.
 *
 * @param first after a change
 * @param longest between two looks
 */
public record Pace(Duration first, Duration longest) {
  /** GetOperation has a quota of 7,500 a minute in a project: this leaves room for many. */
  public static final Pace REMOTE = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(5));

  /** On this machine a look costs next to nothing. */
  public static final Pace LOCAL = new Pace(Duration.ofMillis(200), Duration.ofMillis(200));

  /** The wait that follows {@code last}. */
  Duration after(Duration last, boolean changed) {
    Duration next = changed ? first : last.multipliedBy(3).dividedBy(2);
    return next.compareTo(longest) > 0 ? longest : next;
  }
}
