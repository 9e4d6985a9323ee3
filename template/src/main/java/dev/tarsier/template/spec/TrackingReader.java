package dev.tarsier.template.spec;

import dev.tarsier.job.request.Tracking;

/** Reads the {@code tracking} section. */
final class TrackingReader {
  private static final String MLFLOW = "mlflow";
  private static final String EXPERIMENT = "experiment";

  private TrackingReader() {}

  static Tracking read(Section section) {
    if (!section.has(MLFLOW) && !section.has(EXPERIMENT)) {
      section.refuseUnknown();
      return Tracking.NONE;
    }
    String mlflow =
        section.required(MLFLOW, TrackingReader::server, "", "mlflow: https://mlflow.example.org");
    String experiment =
        section.required(EXPERIMENT, TrackingReader::experiment, "", "experiment: retina");
    section.refuseUnknown();
    return mlflow.isEmpty() || experiment.isEmpty()
        ? Tracking.NONE
        : new Tracking(mlflow, experiment);
  }

  private static String server(String text) {
    return new Tracking(text, "any").mlflow();
  }

  private static String experiment(String text) {
    return new Tracking("http://any", text).experiment();
  }
}
