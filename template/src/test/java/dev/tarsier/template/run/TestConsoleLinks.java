package dev.tarsier.template.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.ProgressEvent;
import java.net.URI;
import org.junit.jupiter.api.Test;

class TestConsoleLinks {
  private final HeardRun heard = new HeardRun();
  private final LinkingListener listener =
      new LinkingListener(heard, new ConsoleLinks(new Region("p1", "us-central1")));

  @Test
  void newClusterBringsItsPages() {
    listener.happened(new RunEvent.Cluster("c1", RunEvent.ClusterState.CREATING));
    listener.happened(new RunEvent.Cluster("c1", RunEvent.ClusterState.CREATED));

    assertThat(heard.happened(RunEvent.Link.class))
        .containsExactly(
            new RunEvent.Link(
                "cluster",
                "https://console.cloud.google.com/dataproc/clusters/c1/monitoring"
                    + "?region=us-central1&project=p1"),
            new RunEvent.Link(
                "Spark UI",
                "https://console.cloud.google.com/dataproc/clusters/c1/interfaces"
                    + "?region=us-central1&project=p1"),
            new RunEvent.Link(
                "log",
                "https://console.cloud.google.com/logs/query;query=resource.type%3D%22"
                    + "cloud_dataproc_cluster%22%0Aresource.labels.cluster_name%3D%22c1%22"
                    + "?project=p1"));
  }

  @Test
  void finishedRunBringsItsFolder() {
    listener.event(new ProgressEvent.Finished(Samples.report(0), "gs://bucket/output/first"));
    listener.event(new ProgressEvent.Finished(Samples.report(0), "file:/output/first"));

    assertThat(heard.happened(RunEvent.Link.class))
        .containsExactly(
            new RunEvent.Link(
                "files",
                "https://console.cloud.google.com/storage/browser/bucket/output/first"
                    + "?project=p1"));
  }

  @Test
  void onlyGoogleHasAConsole() {
    assertThat(DataprocEndpoint.google("us-central1"))
        .isEqualTo(
            new DataprocEndpoint(
                URI.create("https://us-central1-dataproc.googleapis.com/"),
                URI.create("https://storage.googleapis.com/"),
                false));
    assertThat(DataprocEndpoint.google("us-central1").isGoogle()).isTrue();
    assertThat(DataprocEndpoint.at(URI.create("http://127.0.0.1:8085")).isGoogle()).isFalse();
  }
}
