package dev.tarsier.template.dataproc;

import java.util.List;
import java.util.stream.Stream;

/**
 * The parameters that every generated template has. Machine types, image, policy and numbers of
 * workers are none: the first three cannot be, and all belong together.
 */
final class Parameters {
  /** Cloud Storage's names of buckets. */
  static final String BUCKET = "gs://[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]";

  /** RE2 and Java alike; file: is for runs on one machine. */
  static final String FOLDER = BUCKET + "(/.*)?|(file|hdfs):/.*";

  private final Steps steps;
  private final Artifacts artifacts;

  Parameters(Steps steps, Artifacts artifacts) {
    this.steps = steps;
    this.artifacts = artifacts;
  }

  List<Parameter> all() {
    return List.of(
        dataset(),
        source(),
        output(),
        runId(),
        argument(
            "RECIPE",
            "A built-in recipe by name, a recipe as one line of JSON, or the URI of such JSON.",
            "[a-z][a-z0-9-]*|\\{.*\\}|" + BUCKET + "/.+|(file|hdfs):/.+",
            "--recipe"),
        argument(
            "PARTITIONS",
            "Pieces that the source is packed into, 1 to 100000; other pieces are another run.",
            "[1-9][0-9]{0,4}|100000",
            "--partitions"),
        argument(
            "MAX_REJECTED",
            "Share of rejected images, 0 to 1, above which the run fails after all is written.",
            "0(\\.[0-9]+)?|1(\\.0+)?",
            "--max-rejected"),
        jobJar());
  }

  private Parameter dataset() {
    return new Parameter(
        "DATASET",
        "Name of the dataset: 3 to 25 of a-z, 0-9 and -, the first a letter.",
        "[a-z][a-z0-9-]{2,24}",
        paths(
            List.of(
                "labels['dataset']",
                "placement.managedCluster.labels['dataset']",
                steps.processPath("--dataset")),
            steps.speedtestPaths("--dataset")),
        steps.value("--dataset"));
  }

  private Parameter source() {
    return new Parameter(
        "SOURCE_URI",
        "Folder of the images, as in gs://bucket/images.",
        FOLDER,
        paths(List.of(steps.processPath("--input")), steps.speedtestPaths("--input")),
        steps.value("--input"));
  }

  private Parameter output() {
    return new Parameter(
        "OUTPUT_URI",
        "Folder that run folders are below, as in gs://bucket/output.",
        FOLDER,
        paths(
            List.of(steps.processPath("--output"), steps.verifyPath("--output")),
            steps.speedtestPaths("--output")),
        steps.value("--output"));
  }

  private Parameter runId() {
    return new Parameter(
        "RUN_ID",
        "Name of the run's folder; the same request under the same id goes on where it stopped.",
        "[A-Za-z0-9][A-Za-z0-9_-]{0,62}",
        paths(
            List.of(steps.processPath("--run-id"), steps.verifyPath("--run-id")),
            steps.speedtestPaths("--name")),
        steps.value("--run-id"));
  }

  private Parameter jobJar() {
    return new Parameter(
        "JOB_JAR",
        "The packaged job, as in gs://bucket/jobs/tarsier-job-0123456789ab.jar.",
        Artifacts.JOB_JAR,
        steps.jobJarPaths(),
        artifacts.jobJarUri());
  }

  private static List<String> paths(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private Parameter argument(String name, String description, String regex, String flag) {
    return new Parameter(
        name, description, regex, List.of(steps.processPath(flag)), steps.value(flag));
  }
}
