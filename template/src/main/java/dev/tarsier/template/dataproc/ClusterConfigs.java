package dev.tarsier.template.dataproc;

import com.google.cloud.dataproc.v1.AcceleratorConfig;
import com.google.cloud.dataproc.v1.AutoscalingConfig;
import com.google.cloud.dataproc.v1.ClusterConfig;
import com.google.cloud.dataproc.v1.DiskConfig;
import com.google.cloud.dataproc.v1.EncryptionConfig;
import com.google.cloud.dataproc.v1.EndpointConfig;
import com.google.cloud.dataproc.v1.GceClusterConfig;
import com.google.cloud.dataproc.v1.InstanceGroupConfig;
import com.google.cloud.dataproc.v1.InstanceGroupConfig.Preemptibility;
import com.google.cloud.dataproc.v1.ShieldedInstanceConfig;
import com.google.cloud.dataproc.v1.SoftwareConfig;
import dev.tarsier.template.plan.ClusterShape;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.spec.Accelerator;
import dev.tarsier.template.spec.ClusterSpec;
import dev.tarsier.template.spec.DatasetSpec;
import dev.tarsier.template.spec.MachineType;
import java.util.Map;

/** The managed cluster of a plan. */
final class ClusterConfigs {
  private final DatasetSpec spec;
  private final ClusterShape shape;
  private final Names names;

  ClusterConfigs(Plan plan, Names names) {
    this.spec = plan.spec();
    this.shape = plan.shape();
    this.names = names;
  }

  ClusterConfig config() {
    ClusterConfig.Builder config =
        ClusterConfig.newBuilder()
            .setGceClusterConfig(machines())
            .setMasterConfig(
                shape.singleNode() ? worker(1) : group(shape.masterMachineType(), 1).build())
            .setSoftwareConfig(software())
            .setEndpointConfig(EndpointConfig.newBuilder().setEnableHttpPortAccess(true));
    if (!shape.singleNode()) {
      config.setWorkerConfig(worker(shape.workers()));
    }
    if (shape.secondaries() > 0) {
      config.setSecondaryWorkerConfig(secondary());
      config.setAutoscalingConfig(AutoscalingConfig.newBuilder().setPolicyUri(names.policyUri()));
    }
    if (GpuDriver.isWanted(spec)) {
      config.addInitializationActions(GpuDriver.action(spec));
    }
    if (names.hasStaging()) {
      config.setConfigBucket(names.stagingBucket()).setTempBucket(names.stagingBucket());
    }
    String key = spec.governance().kmsKey();
    if (!key.isEmpty()) {
      config.setEncryptionConfig(
          EncryptionConfig.newBuilder().setGcePdKmsKeyName(key).setKmsKey(key));
    }
    return config.build();
  }

  private GceClusterConfig machines() {
    ClusterSpec.Identity identity = spec.cluster().identity();
    // Secure Boot loads signed drivers only, and NVIDIA's are built on the machine.
    boolean secureBoot = !accelerator().isPresent();
    return GceClusterConfig.newBuilder()
        .putAllMetadata(GpuDriver.isWanted(spec) ? GpuDriver.metadata() : Map.of())
        .setSubnetworkUri(identity.subnetwork())
        .setInternalIpOnly(true)
        .setServiceAccount(identity.serviceAccount())
        .addServiceAccountScopes("https://www.googleapis.com/auth/cloud-platform")
        .setShieldedInstanceConfig(
            ShieldedInstanceConfig.newBuilder()
                .setEnableSecureBoot(secureBoot)
                .setEnableVtpm(true)
                .setEnableIntegrityMonitoring(true))
        .build();
  }

  private SoftwareConfig software() {
    SoftwareConfig.Builder software =
        SoftwareConfig.newBuilder()
            .setImageVersion(spec.cluster().hardware().image())
            .putProperties("dataproc:dataproc.logging.stackdriver.job.driver.enable", "true");
    if (shape.singleNode()) {
      software.putProperties("dataproc:dataproc.allow.zero.workers", "true");
    }
    if (names.hasStaging()) {
      software
          .putProperties("spark:spark.eventLog.enabled", "true")
          .putProperties("spark:spark.eventLog.dir", names.eventLogUri())
          .putProperties("spark:spark.history.fs.logDirectory", names.eventLogUri());
    }
    return software.build();
  }

  private InstanceGroupConfig worker(int instances) {
    InstanceGroupConfig.Builder group = group(shape.machineType(), instances);
    addAccelerator(group);
    return group.build();
  }

  /** Starts empty: the policy adds workers. Their machine type is that of the primaries. */
  private InstanceGroupConfig secondary() {
    InstanceGroupConfig.Builder group =
        InstanceGroupConfig.newBuilder()
            .setNumInstances(0)
            .setPreemptibility(shape.spot() ? Preemptibility.SPOT : Preemptibility.NON_PREEMPTIBLE)
            .setDiskConfig(disk());
    addAccelerator(group);
    return group.build();
  }

  private InstanceGroupConfig.Builder group(MachineType type, int instances) {
    return InstanceGroupConfig.newBuilder()
        .setNumInstances(instances)
        .setMachineTypeUri(type.name())
        .setDiskConfig(type.equals(shape.machineType()) ? disk() : masterDisk(type));
  }

  private DiskConfig.Builder disk() {
    ClusterSpec.Disk disk = spec.cluster().disk();
    return DiskConfig.newBuilder()
        .setBootDiskType(disk.type())
        .setBootDiskSizeGb(disk.gibibytes())
        .setNumLocalSsds(disk.localSsds());
  }

  /** A master of another type may not take the workers' disk, and works on no images. */
  private DiskConfig.Builder masterDisk(MachineType type) {
    return DiskConfig.newBuilder()
        .setBootDiskType(ClusterSpec.Disk.defaultType(type))
        .setBootDiskSizeGb(spec.cluster().disk().gibibytes());
  }

  private void addAccelerator(InstanceGroupConfig.Builder group) {
    if (accelerator().isPresent()) {
      group.addAccelerators(
          AcceleratorConfig.newBuilder()
              .setAcceleratorTypeUri(accelerator().type())
              .setAcceleratorCount(accelerator().count()));
    }
  }

  private Accelerator accelerator() {
    return spec.cluster().hardware().accelerator();
  }
}
