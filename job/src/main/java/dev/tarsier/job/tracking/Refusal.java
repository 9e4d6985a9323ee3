package dev.tarsier.job.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** What a server means by an answer that is no success. */
final class Refusal {
  private static final int LONGEST = 300;

  private Refusal() {}

  static MlflowProblem.Answer of(int status, String body) {
    String code = field(body, "error_code");
    String message = field(body, "message").replaceAll("\\s+", " ");
    if (message.length() > LONGEST) {
      message = message.substring(0, LONGEST) + "…";
    }
    String said = message.isEmpty() ? "" : ": " + message;
    return new MlflowProblem.Answer(code, "HTTP " + status + said + remedy(status));
  }

  private static String remedy(int status) {
    if (status == 401 || status == 403) {
      return " (set "
          + Credentials.TOKEN
          + ", or "
          + Credentials.USER
          + " and "
          + Credentials.PASSWORD
          + ", where the job's driver runs)";
    }
    return status / 100 == 3 ? " (name the server itself, it leads elsewhere)" : "";
  }

  private static String field(String body, String name) {
    try {
      JsonNode node = MlflowServer.JSON.readTree(body);
      return node == null ? "" : node.path(name).asText("");
    } catch (JsonProcessingException e) {
      return "";
    }
  }
}
