package dev.tarsier.template.dataproc.rule;

import com.google.cloud.dataproc.v1.ClusterConfig;
import com.google.cloud.dataproc.v1.InstanceGroupConfig;

/** The groups of nodes that a cluster is made of. */
enum Group {
  MASTER("masterConfig"),
  PRIMARY("workerConfig"),
  SECONDARY("secondaryWorkerConfig");

  private final String field;

  Group(String field) {
    this.field = field;
  }

  /** Its field of ClusterConfig. */
  String field() {
    return field;
  }

  boolean isIn(ClusterConfig config) {
    return switch (this) {
      case MASTER -> config.hasMasterConfig();
      case PRIMARY -> config.hasWorkerConfig();
      case SECONDARY -> config.hasSecondaryWorkerConfig();
    };
  }

  InstanceGroupConfig of(ClusterConfig config) {
    return switch (this) {
      case MASTER -> config.getMasterConfig();
      case PRIMARY -> config.getWorkerConfig();
      case SECONDARY -> config.getSecondaryWorkerConfig();
    };
  }
}
