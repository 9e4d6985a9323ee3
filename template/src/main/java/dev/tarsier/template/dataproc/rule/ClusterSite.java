package dev.tarsier.template.dataproc.rule;

import com.google.cloud.dataproc.v1.GceClusterConfig;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a template's cluster will be, as far as the template tells; texts are empty when it does
 * not.
 */
record ClusterSite(String project, String region) {
  private static final Pattern NAME =
      Pattern.compile("projects/([^/]+)/(?:regions|locations)/([^/]+)/.*");
  private static final Pattern ZONE = Pattern.compile("(?:.*/)?([a-z]+-[a-z]+\\d+)-[a-z]");
  private static final Pattern SUBNETWORK = Pattern.compile(".*/regions/([^/]+)/subnetworks/.*");

  static ClusterSite of(WorkflowTemplate template) {
    GceClusterConfig gce =
        template.getPlacement().getManagedCluster().getConfig().getGceClusterConfig();
    Matcher name = NAME.matcher(template.getName());
    Matcher zone = ZONE.matcher(gce.getZoneUri());
    Matcher subnetwork = SUBNETWORK.matcher(gce.getSubnetworkUri());
    String project = name.matches() ? name.group(1) : "";
    if (name.matches()) {
      return new ClusterSite(project, name.group(2));
    }
    if (zone.matches()) {
      return new ClusterSite(project, zone.group(1));
    }
    return new ClusterSite(project, subnetwork.matches() ? subnetwork.group(1) : "");
  }
}
