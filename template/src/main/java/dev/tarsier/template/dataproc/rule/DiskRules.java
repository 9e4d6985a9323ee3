package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.Findings.shown;

import com.google.cloud.dataproc.v1.ClusterConfig;
import com.google.cloud.dataproc.v1.DiskConfig;
import com.google.cloud.dataproc.v1.InstanceGroupConfig;
import dev.tarsier.job.request.Spelling;
import dev.tarsier.template.dataproc.field.Findings;
import java.util.List;
import java.util.Set;

/** The disks of one group: DiskConfig in clusters.proto (4.85.0). */
final class DiskRules {
  private static final String HYPERDISK = "hyperdisk-balanced";
  private static final List<String> TYPES =
      List.of("pd-standard", "pd-balanced", "pd-ssd", HYPERDISK);

  /** Families whose boot disk Dataproc makes a hyperdisk: Supported machine types, 2026-11-20. */
  private static final Set<String> HYPERDISK_FAMILIES = Set.of("c4", "n4", "n4d", "c4a");

  /** Families without local SSDs, or with them in machine types of their own (-lssd). */
  private static final Set<String> NO_LOCAL_SSD =
      Set.of("e2", "n4", "n4d", "c3", "c4", "c4a", "t2d");

  /** Compute Engine's smallest boot disk, in GB. */
  private static final int SMALLEST = 10;

  private static final int MOST_LOCAL_SSDS = 8;

  private final ClusterConfig config;
  private final Findings findings;

  DiskRules(ClusterConfig config, Findings findings) {
    this.config = config;
    this.findings = findings;
  }

  void check(InstanceGroupConfig nodes, String group) {
    DiskConfig disk = nodes.getDiskConfig();
    String path = group + ".diskConfig";
    sizes(disk, path);
    performance(disk, path);
    String machine = nodes.getMachineTypeUri();
    if (machine.isEmpty()) {
      machine = config.getWorkerConfig().getMachineTypeUri();
    }
    type(disk.getBootDiskType(), MachineRules.family(machine), path + ".bootDiskType");
    String name = MachineRules.shortName(machine);
    if (disk.getNumLocalSsds() > 0
        && NO_LOCAL_SSD.contains(MachineRules.family(name))
        && !name.endsWith("-lssd")) {
      String text =
          "Unsupported mixture: local SSDs on " + shown(name) + " (it is not known to take";
      findings.report(
          ClusterRule.LOCAL_SSD,
          path + ".numLocalSsds",
          text + " them; N1, N2 and C2 machines do)");
    }
  }

  private void sizes(DiskConfig disk, String path) {
    int size = disk.getBootDiskSizeGb();
    if (size != 0 && size < SMALLEST) {
      String text = "Invalid bootDiskSizeGb: " + size + " (must be at least " + SMALLEST + ")";
      findings.report(ClusterRule.DISK, path + ".bootDiskSizeGb", text);
    }
    int ssds = disk.getNumLocalSsds();
    if (ssds < 0 || ssds > MOST_LOCAL_SSDS) {
      String text = "Invalid numLocalSsds: " + ssds + " (must be 0 to " + MOST_LOCAL_SSDS + ")";
      findings.report(ClusterRule.DISK, path + ".numLocalSsds", text);
    }
    String bus = disk.getLocalSsdInterface();
    if (!bus.isEmpty() && !bus.equals("scsi") && !bus.equals("nvme")) {
      String text = "Invalid localSsdInterface: " + shown(bus) + " (must be scsi or nvme)";
      findings.report(ClusterRule.DISK, path + ".localSsdInterface", text);
    }
  }

  private void performance(DiskConfig disk, String path) {
    boolean hyperdisk =
        disk.getBootDiskType().isEmpty() || disk.getBootDiskType().equals(HYPERDISK);
    String remedy =
        " (only " + HYPERDISK + " has it, and the disk is " + disk.getBootDiskType() + ")";
    if (disk.hasBootDiskProvisionedIops() && !hyperdisk) {
      String text = "Invalid bootDiskProvisionedIops: " + disk.getBootDiskProvisionedIops();
      findings.report(
          ClusterRule.DISK_PERFORMANCE, path + ".bootDiskProvisionedIops", text + remedy);
    }
    if (disk.hasBootDiskProvisionedThroughput()) {
      long throughput = disk.getBootDiskProvisionedThroughput();
      String text = "Invalid bootDiskProvisionedThroughput: " + throughput;
      String at = path + ".bootDiskProvisionedThroughput";
      if (!hyperdisk) {
        findings.report(ClusterRule.DISK_PERFORMANCE, at, text + remedy);
      } else if (throughput < 1) {
        findings.report(ClusterRule.DISK_PERFORMANCE, at, text + " (must be at least 1)");
      }
    }
  }

  private void type(String uri, String family, String path) {
    String type = MachineRules.shortName(uri);
    if (type.isEmpty()) {
      return;
    }
    if (!TYPES.contains(type)) {
      String text = "Unsupported bootDiskType: " + shown(type) + Spelling.hint(type, TYPES);
      findings.report(ClusterRule.DISK_TYPE, path, text);
    } else if (type.startsWith("pd-") && HYPERDISK_FAMILIES.contains(family)) {
      String text = "Unsupported bootDiskType: " + type + " (machines of " + family + " boot from";
      findings.report(ClusterRule.DISK_TYPE, path, text + " " + HYPERDISK + ")");
    }
  }
}
