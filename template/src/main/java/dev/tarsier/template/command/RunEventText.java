package dev.tarsier.template.command;

import dev.tarsier.template.run.RunEvent;
import java.util.Locale;
import java.util.Optional;

/** What a Dataproc does, in a line each. */
final class RunEventText {
  private RunEventText() {}

  /** Empty for what is not worth a line of its own. */
  static Optional<String> of(RunEvent event) {
    if (event instanceof RunEvent.Uploading upload) {
      return upload.sent() < upload.total()
          ? Optional.empty()
          : Optional.of("Uploaded " + upload.uri() + ", " + Amounts.bytes(upload.total()));
    }
    if (event instanceof RunEvent.Deployed deployed) {
      return Optional.of(
          (deployed.created() ? "Created " : "Updated ") + deployed.kind() + " " + deployed.id());
    }
    if (event instanceof RunEvent.Instantiated started) {
      return Optional.of(
          (started.joined() ? "Joined, for it runs already: " : "Started ") + started.operation());
    }
    if (event instanceof RunEvent.Cluster cluster) {
      return Optional.of(cluster(cluster));
    }
    if (event instanceof RunEvent.Step step) {
      return Optional.of("Step " + step.step() + ": " + step.state().toLowerCase(Locale.ROOT));
    }
    RunEvent.Link link = (RunEvent.Link) event;
    return Optional.of("  " + link.title() + ": " + link.uri());
  }

  private static String cluster(RunEvent.Cluster cluster) {
    return switch (cluster.state()) {
      case CREATING -> "Creating cluster " + cluster.name();
      case CREATED -> "Created cluster " + cluster.name();
      case DELETING -> "Deleting cluster " + cluster.name();
      case DELETED -> "Deleted cluster " + cluster.name();
    };
  }

  /** For a line that is redrawn. */
  static String uploading(RunEvent.Uploading upload) {
    String file = upload.uri().substring(upload.uri().lastIndexOf('/') + 1);
    return String.format(
        Locale.ROOT,
        "Uploading %s  %d%%  of %s",
        file,
        upload.sent() * 100 / Math.max(1, upload.total()),
        Amounts.bytes(upload.total()));
  }
}
