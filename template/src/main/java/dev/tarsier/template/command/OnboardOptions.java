package dev.tarsier.template.command;

import dev.tarsier.template.onboard.Entry;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What a new spec is told; of a table, what its rows do not say. */
final class OnboardOptions {
  @Option(
      names = "--source",
      paramLabel = "URI",
      defaultValue = "",
      description = "Folder of images; a path or a URI.")
  private String source;

  @Option(
      names = "--output",
      paramLabel = "URI",
      defaultValue = "",
      description = "Where runs are written; a path or a URI.")
  private String output;

  @Option(
      names = "--recipe",
      paramLabel = "RECIPE",
      defaultValue = "",
      description = "A built-in recipe, or a recipe as JSON (default: retina).")
  private String recipe;

  @Option(
      names = "--project",
      paramLabel = "ID",
      defaultValue = "",
      description = "Of the cluster; into the spec as it is, as the ones below.")
  private String project;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      defaultValue = "",
      description = "As in us-central1.")
  private String region;

  @Option(
      names = "--staging",
      paramLabel = "URI",
      defaultValue = "",
      description = "Folder for the job's jar and recipes, as in gs://my-bucket/tarsier.")
  private String staging;

  @Option(
      names = "--machine-type",
      paramLabel = "TYPE",
      defaultValue = "",
      description = "Of the workers (default: chosen by the memory that images need).")
  private String machineType;

  @Option(
      names = "--subnetwork",
      paramLabel = "NAME",
      defaultValue = "",
      description = "projects/P/regions/R/subnetworks/S.")
  private String subnetwork;

  @Option(
      names = "--service-account",
      paramLabel = "EMAIL",
      defaultValue = "",
      description = "What the nodes run as.")
  private String serviceAccount;

  /** Blank where nothing was said. */
  Map<Entry, String> values() {
    Map<Entry, String> values = new EnumMap<>(Entry.class);
    values.put(Entry.SOURCE, source);
    values.put(Entry.OUTPUT, output);
    values.put(Entry.RECIPE, recipe);
    values.put(Entry.PROJECT, project);
    values.put(Entry.REGION, region);
    values.put(Entry.STAGING, staging);
    values.put(Entry.MACHINE_TYPE, machineType);
    values.put(Entry.SUBNETWORK, subnetwork);
    values.put(Entry.SERVICE_ACCOUNT, serviceAccount);
    return values;
  }
}
