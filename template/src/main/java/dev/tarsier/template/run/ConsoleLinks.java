package dev.tarsier.template.run;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Pages of Google Cloud's console about one run; the forms of November 2026. */
final class ConsoleLinks {
  private static final String CONSOLE = "https://console.cloud.google.com/";

  private final Region region;

  ConsoleLinks(Region region) {
    this.region = region;
  }

  /** The cluster, its web interfaces (the Spark UI among them), and its log. */
  List<RunEvent.Link> ofCluster(String cluster) {
    return List.of(
        new RunEvent.Link("cluster", cluster(cluster, "monitoring")),
        new RunEvent.Link("Spark UI", cluster(cluster, "interfaces")),
        new RunEvent.Link("log", log(cluster)));
  }

  private String cluster(String cluster, String tab) {
    return CONSOLE
        + "dataproc/clusters/"
        + cluster
        + "/"
        + tab
        + "?region="
        + region.id()
        + "&project="
        + region.project();
  }

  private String log(String cluster) {
    String query =
        "resource.type=\"cloud_dataproc_cluster\"\nresource.labels.cluster_name=\""
            + cluster
            + "\"";
    return CONSOLE + "logs/query;query=" + encoded(query) + "?project=" + region.project();
  }

  /** The browser of Cloud Storage at a folder; empty for one that lies elsewhere. */
  List<RunEvent.Link> ofFolder(String uri) {
    if (!CloudObject.isUri(uri)) {
      return List.of();
    }
    CloudObject folder = CloudObject.parse(uri);
    String page =
        CONSOLE
            + "storage/browser/"
            + folder.bucket()
            + "/"
            + folder.name()
            + "?project="
            + region.project();
    return List.of(new RunEvent.Link("files", page));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
