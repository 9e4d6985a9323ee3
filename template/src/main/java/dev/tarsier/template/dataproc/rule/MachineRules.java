package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.Findings.shown;

import com.google.cloud.dataproc.v1.AcceleratorConfig;
import com.google.cloud.dataproc.v1.ClusterConfig;
import com.google.cloud.dataproc.v1.InstanceGroupConfig;
import com.google.cloud.dataproc.v1.InstanceGroupConfig.Preemptibility;
import dev.tarsier.template.dataproc.field.Findings;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Machine types and accelerators of one group. */
final class MachineRules {
  /**
   * Families of predefined and custom machines that the service runs on: Supported machine types at
   * docs.cloud.google.com/managed-spark (read 2026-11-20).
   */
  private static final Set<String> FAMILIES =
      Set.of(
          "n1", "n2", "n2d", "e2", "c3", "c4", "n4", "n4d", "c2", "c2d", "m1", "m2", "c4a",
          "custom");

  private static final Pattern FAMILY = Pattern.compile("([a-z]+\\d*[a-z]*)-.+");
  private static final Pattern SHARED_CORE =
      Pattern.compile("e2-(?:micro|small|medium)|f1-micro|g1-small");

  private final ClusterConfig config;
  private final Findings findings;

  MachineRules(ClusterConfig config, Findings findings) {
    this.config = config;
    this.findings = findings;
  }

  /** The last part of a machine type's URI, such as {@code n4-standard-2}. */
  static String shortName(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  /** {@code n4} of {@code n4-standard-2}; empty for anything else. */
  static String family(String machineType) {
    Matcher matcher = FAMILY.matcher(shortName(machineType));
    return matcher.matches() ? matcher.group(1) : "";
  }

  void check(Group group, InstanceGroupConfig nodes, String path) {
    String type = nodes.getMachineTypeUri();
    if (!type.isEmpty()) {
      machine(type, path + ".machineTypeUri");
    }
    for (int i = 0; i < nodes.getAcceleratorsCount(); i++) {
      accelerator(nodes, nodes.getAccelerators(i), path + ".accelerators[" + i + "]");
    }
    Preemptibility kind = nodes.getPreemptibility();
    if (nodes.getAcceleratorsCount() > 0
        && group == Group.SECONDARY
        && kind != Preemptibility.NON_PREEMPTIBLE) {
      findings.reportKey(
          ClusterRule.ACCELERATOR_SPOT,
          path + ".accelerators",
          "Unsupported mixture: accelerators on workers that may vanish (spot GPUs are often not to"
              + " be had; write preemptibility: NON_PREEMPTIBLE)");
    }
  }

  private void machine(String type, String path) {
    shortWhenNoZone("machineTypeUri", type, path);
    String name = shortName(type);
    if (SHARED_CORE.matcher(name).matches() || name.equals("n1-standard-1")) {
      String text = "Unsupported machine type: " + shown(name) + " (too small for Dataproc; take";
      findings.report(ClusterRule.MACHINE_REFUSED, path, text + " n4-standard-2 or larger)");
    } else if (!FAMILIES.contains(family(name))) {
      String text =
          "Unsupported machine type: " + shown(name) + " (its family is not on Dataproc's";
      findings.report(ClusterRule.MACHINE_UNLISTED, path, text + " list; take n4-standard-2, say)");
    } else if (family(name).equals("c4a") && ImageRules.major(config) >= 3) {
      String text = "Unsupported machine type: " + shown(name) + " (Arm; images 3.0 and later are";
      findings.report(ClusterRule.MACHINE_UNLISTED, path, text + " not documented for it)");
    }
  }

  private void shortWhenNoZone(String field, String uri, String path) {
    if (config.getGceClusterConfig().getZoneUri().isEmpty() && uri.contains("/")) {
      findings.report(
          ClusterRule.MACHINE_NAME,
          path,
          "Invalid "
              + field
              + ": "
              + shown(uri)
              + " (without zoneUri Dataproc chooses the zone; write "
              + shortName(uri)
              + ")");
    }
  }

  private void accelerator(InstanceGroupConfig nodes, AcceleratorConfig accelerator, String path) {
    String type = accelerator.getAcceleratorTypeUri();
    if (type.isEmpty()) {
      String text = "Missing acceleratorTypeUri (as in nvidia-tesla-t4)";
      findings.report(ClusterRule.ACCELERATOR, path + ".acceleratorTypeUri", text);
    } else {
      shortWhenNoZone("acceleratorTypeUri", type, path + ".acceleratorTypeUri");
    }
    if (accelerator.getAcceleratorCount() < 1) {
      String text =
          "Invalid acceleratorCount: "
              + accelerator.getAcceleratorCount()
              + " (must be at least 1)";
      findings.report(ClusterRule.ACCELERATOR, path + ".acceleratorCount", text);
    }
    String family = family(nodes.getMachineTypeUri());
    if (!family.isEmpty() && !family.equals("n1") && !family.equals("custom")) {
      findings.report(
          ClusterRule.ACCELERATOR_MACHINE,
          path,
          "Unsupported mixture: an accelerator on "
              + shown(shortName(nodes.getMachineTypeUri()))
              + " (documented for N1 machines; others are not established)");
    }
  }
}
