package dev.tarsier.template.onboard;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What may be said of a data set when it is onboarded: an option, or a column of a table. */
public enum Entry {
  DATASET("dataset", "dataset"),
  SOURCE("source", "source.uri"),
  OUTPUT("output", "output.uri"),
  RECIPE("recipe", "recipe"),
  LABEL("label", "source.label"),
  INCLUDE("include", "source.include"),
  PROJECT("project", "cluster.project"),
  REGION("region", "cluster.region"),
  STAGING("staging", "cluster.staging"),
  MACHINE_TYPE("machine-type", "cluster.machine-type"),
  SUBNETWORK("subnetwork", "cluster.subnetwork"),
  SERVICE_ACCOUNT("service-account", "cluster.service-account");

  /** Without these there is nothing to onboard. */
  static final List<Entry> REQUIRED = List.of(DATASET, SOURCE, OUTPUT);

  private final String column;
  private final String specPath;

  Entry(String column, String specPath) {
    this.column = column;
    this.specPath = specPath;
  }

  /** Its name in a table, and as an option after the two dashes. */
  public String column() {
    return column;
  }

  /** Where it goes in the spec. */
  String specPath() {
    return specPath;
  }

  static Optional<Entry> ofColumn(String column) {
    return Arrays.stream(values()).filter(entry -> entry.column.equals(column)).findFirst();
  }

  /** The entry that this place of a spec comes from. */
  static Optional<Entry> ofSpecPath(String path) {
    return Arrays.stream(values())
        .filter(entry -> path.equals(entry.specPath) || path.startsWith(entry.specPath + "."))
        .findFirst();
  }
}
