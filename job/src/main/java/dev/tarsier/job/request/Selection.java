package dev.tarsier.job.request;

import java.io.Serializable;

/**
 * Which of the listed images a run takes.
 *
 * @param incremental only those that are new or changed since the data set's last runs
 * @param dedupe one of several that are alike
 */
public record Selection(boolean incremental, Dedupe dedupe) implements Serializable {
  public static final Selection ALL = new Selection(false, Dedupe.NONE);
}
