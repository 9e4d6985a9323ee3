package dev.tarsier.template.plan;

/** What stands for a project and a region where a run on this machine has none. */
public final class LocalPlacement {
  public static final String PROJECT = "tarsier-local";
  public static final String REGION = "us-central1";

  private LocalPlacement() {}
}
