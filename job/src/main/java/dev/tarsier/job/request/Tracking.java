package dev.tarsier.job.request;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * Where a run is noted beside its own report; decides nothing that is written.
 *
 * @param mlflow URI of an MLflow server; empty for none
 * @param experiment of MLflow
 */
public record Tracking(String mlflow, String experiment) implements Serializable {
  public static final Tracking NONE = new Tracking("", "");
  private static final Pattern SERVER = Pattern.compile("https?://[^/@?#\\s]+(/[^?#\\s]*)?");

  public Tracking {
    if (!mlflow.isEmpty() && mlflow.matches("https?://[^/]*@.*")) {
      throw new IllegalArgumentException(
          "Invalid MLflow URI: it holds a user or password (name them in the environment:"
              + " MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or"
              + " MLFLOW_TRACKING_TOKEN)");
    }
    if (!mlflow.isEmpty() && !SERVER.matcher(mlflow).matches()) {
      throw new IllegalArgumentException(
          "Invalid MLflow URI: " + mlflow + " (of a server, as in https://mlflow.example.org)");
    }
    if (mlflow.isEmpty() != experiment.isBlank()) {
      throw new IllegalArgumentException(
          mlflow.isEmpty()
              ? "Missing MLflow URI of experiment " + experiment
              : "Missing MLflow experiment (name one, as the data set's)");
    }
  }

  public boolean isPresent() {
    return !mlflow.isEmpty();
  }
}
