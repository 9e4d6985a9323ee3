package dev.tarsier.template.plan;

/**
 * What forecasts and simulated runs take for granted of a cluster, and say beside their answer.
 * None of it is measured or stated by Google.
 */
public final class Assumed {
  /** Seconds until the first job starts; Dataproc states no figure. */
  public static final Range START = new Range(90, 180);

  /** Seconds until secondary workers work: the policy's 120, then machines start. */
  public static final Range RAMP = new Range(150, 330);

  /** Seconds for Spark's start, the listing, the verify step, and the deletion. */
  public static final Range AROUND = new Range(60, 150);

  /** How much longer a vCPU takes than a core of the bench: it may be one of two threads. */
  public static final Range VCPU = new Range(1, 2);

  private Assumed() {}
}
