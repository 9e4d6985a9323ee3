package dev.tarsier.job.request;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All that one run of the job is told; nothing else reaches it.
 *
 * @param dataset {@code [a-z][a-z0-9-]{2,24}}; it becomes part of ids, labels and cluster names
 * @param runId names the run's folder; {@link #withOwnRunId} gives the default
 * @param recipe a built-in recipe's name, a recipe as JSON, or the URI of such JSON
 */
public record JobRequest(
    String dataset,
    String runId,
    SourceRequest source,
    String recipe,
    OutputRequest output,
    Limits limits,
    Transfer transfer,
    Tracking tracking)
    implements Serializable {
  private static final Pattern DATASET = Pattern.compile("[a-z][a-z0-9-]{2,24}");
  private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");
  private static final int RUN_ID_DIGITS = 12;

  /** What may change between two starts of the same run: it decides nothing that is written. */
  private static final Set<String> NOT_HASHED =
      Set.of(
          "--run-id",
          "--output",
          "--max-rejected",
          "--image-timeout",
          "--read-ahead",
          "--read-threads",
          "--upload-chunk",
          "--mlflow",
          "--experiment");

  public JobRequest {
    checkDataset(dataset);
    checkRunId(runId);
    if (recipe.isBlank()) {
      throw new IllegalArgumentException("Missing recipe (name one, as in retina)");
    }
  }

  /** Returns {@code dataset}; throws IllegalArgumentException when it cannot name a data set. */
  public static String checkDataset(String dataset) {
    if (!DATASET.matcher(dataset).matches()) {
      throw new IllegalArgumentException(
          "Invalid dataset: "
              + dataset
              + " (3 to 25 of a-z, 0-9 and -, the first a letter, as in eyepacs-2015)");
    }
    return dataset;
  }

  /** Returns {@code runId}; throws IllegalArgumentException when it cannot name a run. */
  public static String checkRunId(String runId) {
    if (!RUN_ID.matcher(runId).matches()) {
      throw new IllegalArgumentException(
          "Invalid run id: " + runId + " (1 to 63 of letters, digits, - and _, no - or _ first)");
    }
    return runId;
  }

  /** SHA-256, in hex, of everything that decides what is written. */
  public String hash() {
    List<String> arguments = RequestArguments.format(this);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < arguments.size(); i += 2) {
      // A source that grows is packed into more pieces: it stays the same data set.
      boolean grows = source.selection().incremental() && arguments.get(i).equals("--partitions");
      if (!grows && !NOT_HASHED.contains(arguments.get(i))) {
        text.append(arguments.get(i)).append('\0').append(arguments.get(i + 1)).append('\0');
      }
    }
    return Sha256.hex(text.toString());
  }

  /** The same request under the run id that it gives itself: the first 12 digits of its hash. */
  public JobRequest withOwnRunId() {
    return withRunId(hash().substring(0, RUN_ID_DIGITS));
  }

  public JobRequest withRunId(String newRunId) {
    return new JobRequest(dataset, newRunId, source, recipe, output, limits, transfer, tracking);
  }

  /** The same request with its images packed into another number of partitions. */
  public JobRequest withPartitions(int partitions) {
    OutputRequest packed =
        new OutputRequest(
            output.root(), output.format(), output.shardSize(), partitions, output.layout());
    return new JobRequest(dataset, runId, source, recipe, packed, limits, transfer, tracking);
  }

  /**
   * The same request with its recipe written in another way. A run id that was given stays; one
   * that the request had given itself is given anew, since the recipe's text is part of the hash.
   */
  public JobRequest withRecipe(String newRecipe) {
    JobRequest changed =
        new JobRequest(dataset, runId, source, newRecipe, output, limits, transfer, tracking);
    return runId.equals(withOwnRunId().runId()) ? changed.withOwnRunId() : changed;
  }

  /** The folder of this run: shards, index, report and manifest are below it. */
  public Location runFolder() {
    return output.root().child(runId);
  }
}
