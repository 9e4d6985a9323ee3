package dev.tarsier.template.run;

import dev.tarsier.job.report.ProgressEvent;

/** Adds the console's pages to what another listener hears. */
final class LinkingListener implements RunListener {
  private final RunListener next;
  private final ConsoleLinks links;

  LinkingListener(RunListener next, ConsoleLinks links) {
    this.next = next;
    this.links = links;
  }

  @Override
  public void event(ProgressEvent event) {
    next.event(event);
    if (event instanceof ProgressEvent.Finished finished) {
      links.ofFolder(finished.runFolder()).forEach(next::happened);
    }
  }

  @Override
  public void restarting(int start, int exitCode) {
    next.restarting(start, exitCode);
  }

  @Override
  public void happened(RunEvent event) {
    next.happened(event);
    if (event instanceof RunEvent.Cluster cluster
        && cluster.state() == RunEvent.ClusterState.CREATING) {
      links.ofCluster(cluster.name()).forEach(next::happened);
    }
  }

  @Override
  public void output(String line) {
    next.output(line);
  }
}
