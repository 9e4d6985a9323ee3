package dev.tarsier.template.plan;

/** What measured runs say of a modelled time. */
@FunctionalInterface
public interface Correction {
  /** No run has been measured: the model stands. */
  Correction NONE = (shape, time) -> time.modelled();

  /** Seconds of the job on {@code shape}. */
  Bounds seconds(ClusterShape shape, JobTime time);
}
