package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.Findings.shown;

import com.google.cloud.dataproc.v1.ClusterConfig;
import com.google.cloud.dataproc.v1.GceClusterConfig;
import dev.tarsier.template.dataproc.field.Findings;
import java.util.List;

/** How the nodes are attached and what they run as: GceClusterConfig. */
final class NetworkRules {
  private static final String GCE = ClusterRules.CONFIG + ".gceClusterConfig";

  /** Properties with which Dataproc itself installs Python packages as a node starts. */
  private static final List<String> INSTALLING =
      List.of("dataproc:pip.packages", "dataproc:conda.packages");

  private final ClusterConfig config;
  private final GceClusterConfig gce;
  private final Findings findings;

  NetworkRules(ClusterConfig config, Findings findings) {
    this.config = config;
    this.gce = config.getGceClusterConfig();
    this.findings = findings;
  }

  void check() {
    if (!gce.getNetworkUri().isEmpty() && !gce.getSubnetworkUri().isEmpty()) {
      String text = "Invalid networkUri: subnetworkUri is there too (keep one)";
      findings.reportKey(ClusterRule.NETWORK, GCE + ".networkUri", text);
    }
    String account = gce.getServiceAccount();
    if (!account.isEmpty() && !account.contains("@")) {
      String text = "Invalid serviceAccount: " + shown(account) + " (write its address, as in";
      findings.report(
          ClusterRule.SERVICE_ACCOUNT,
          GCE + ".serviceAccount",
          text + " tarsier@p.iam.gserviceaccount.com)");
    }
    if (internalOnly()) {
      noInternet();
    }
  }

  /** Images 2.2 and later have internal addresses only, unless told otherwise. */
  private boolean internalOnly() {
    String version = config.getSoftwareConfig().getImageVersion();
    boolean byDefault = ImageRules.major(config) > 2 || version.matches("2\\.[2-9].*");
    return gce.hasInternalIpOnly() ? gce.getInternalIpOnly() : byDefault;
  }

  private void noInternet() {
    String remedy = " (nodes have internal addresses only and reach no package index; use a custom";
    for (String property : INSTALLING) {
      if (config.getSoftwareConfig().containsProperties(property)) {
        String text = "Unsupported property: " + property + remedy + " image or a Cloud NAT)";
        String path = ClusterRules.CONFIG + ".softwareConfig.properties['" + property + "']";
        findings.reportKey(ClusterRule.NO_INTERNET, path, text);
      }
    }
    for (int i = 0; i < config.getInitializationActionsCount(); i++) {
      String file = config.getInitializationActions(i).getExecutableFile();
      if (file.matches(".*(?:pip|conda)-install\\.sh|.*/install_gpu_driver\\.sh")) {
        String text = "Unsupported script: " + shown(file) + remedy + " image or a Cloud NAT)";
        String path = ClusterRules.CONFIG + ".initializationActions[" + i + "].executableFile";
        findings.report(ClusterRule.NO_INTERNET, path, text);
      }
    }
  }
}
