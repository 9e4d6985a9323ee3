package dev.tarsier.template.run;

/** What a Dataproc does for a run, beside what the job itself says. */
public sealed interface RunEvent {
  /** Bytes of a file that have gone up; {@code sent} equals {@code total} at the end. */
  record Uploading(String uri, long sent, long total) implements RunEvent {}

  /** The template or the policy of this name was made or brought up to date. */
  record Deployed(String kind, String id, boolean created) implements RunEvent {}

  /**
   * The workflow is on its way.
   *
   * @param operation its full name
   * @param joined whether an earlier call had started it
   */
  record Instantiated(String operation, boolean joined) implements RunEvent {}

  /** The ephemeral cluster has come to this state. */
  record Cluster(String name, ClusterState state) implements RunEvent {}

  /** {@code state} as Dataproc names it, such as {@code RUNNING}. */
  record Step(String step, String state) implements RunEvent {}

  /** Where to look; {@code title} says for what. */
  record Link(String title, String uri) implements RunEvent {}

  /** The life of an ephemeral cluster. */
  enum ClusterState {
    CREATING,
    CREATED,
    DELETING,
    DELETED
  }
}
