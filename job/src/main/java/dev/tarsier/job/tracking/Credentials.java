package dev.tarsier.job.tracking;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Who asks, as MLflow's own clients find it out: {@code MLFLOW_TRACKING_USERNAME} and {@code
 * MLFLOW_TRACKING_PASSWORD}, else {@code MLFLOW_TRACKING_TOKEN}. Neither is ever printed, nor part
 * of a request of the job.
 */
final class Credentials {
  static final String USER = "MLFLOW_TRACKING_USERNAME";
  static final String PASSWORD = "MLFLOW_TRACKING_PASSWORD";
  static final String TOKEN = "MLFLOW_TRACKING_TOKEN";

  private final String header;

  private Credentials(String header) {
    this.header = header;
  }

  /** Of these variables; throws MlflowProblem, without the value, for what no header can hold. */
  static Credentials of(Map<String, String> environment) throws MlflowProblem {
    String user = environment.getOrDefault(USER, "");
    String password = environment.getOrDefault(PASSWORD, "");
    if (!user.isEmpty() && !password.isEmpty()) {
      byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return new Credentials("Basic " + Base64.getEncoder().encodeToString(pair));
    }
    String token = environment.getOrDefault(TOKEN, "").strip();
    if (!token.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new MlflowProblem("Invalid " + TOKEN + ": it holds what no HTTP header can");
    }
    return new Credentials(token.isEmpty() ? "" : "Bearer " + token);
  }

  /** The {@code Authorization} header's value; empty without credentials. */
  Optional<String> header() {
    return header.isEmpty() ? Optional.empty() : Optional.of(header);
  }
}
