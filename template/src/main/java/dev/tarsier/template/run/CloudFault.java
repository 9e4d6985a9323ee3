package dev.tarsier.template.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.client.http.HttpResponseException;
import com.google.api.gax.rpc.ApiException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Google service answered instead of a result, in the form of
 * cloud.google.com/apis/design/errors.
 *
 * @param code HTTP status; 0 when no answer came at all
 * @param status such as {@code PERMISSION_DENIED}; empty when none was given
 * @param message for people, in the service's words
 * @param reason of ErrorInfo, such as {@code SERVICE_DISABLED}; empty when none was given
 * @param permission the one that is missing; empty when not told
 */
record CloudFault(int code, String status, String message, String reason, String permission) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** As google.aip.dev/194 has them, and what proxies answer when they are busy. */
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  private static final Set<String> PASSING_STATUS =
      Set.of("UNAVAILABLE", "DEADLINE_EXCEEDED", "INTERNAL");

  private static final Pattern PERMISSION =
      Pattern.compile("(?:[Pp]ermission |Required |have |access to )'?([a-z]+\\.\\w+\\.\\w+)'?");

  /** Reads what is inside an exception of Google's clients; empty for a fault of our own. */
  static Optional<CloudFault> of(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof HttpResponseException answer) {
        return Optional.of(of(answer));
      }
    }
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof IOException) {
        return Optional.of(new CloudFault(0, "", connection(at), "", ""));
      }
    }
    return thrown instanceof ApiException fault ? Optional.of(of(fault)) : Optional.empty();
  }

  /** A call that gax gave up before there was an answer. */
  private static CloudFault of(ApiException fault) {
    return new CloudFault(0, fault.getStatusCode().getCode().name(), fault.getMessage(), "", "");
  }

  private static String connection(Throwable fault) {
    String text = fault.getMessage();
    return text == null || text.isBlank() ? fault.getClass().getSimpleName() : text;
  }

  private static CloudFault of(HttpResponseException answer) {
    return of(answer.getStatusCode(), answer.getContent() == null ? "" : answer.getContent());
  }

  /** {@code body} is the error's JSON, with or without the object {@code error} around it. */
  static CloudFault of(int code, String body) {
    JsonNode error = parse(body);
    String message = error.path("message").asText("HTTP status " + code);
    String reason = "";
    String permission = "";
    for (JsonNode detail : error.path("details")) {
      reason = detail.path("reason").asText(reason);
      permission = detail.path("metadata").path("permission").asText(permission);
    }
    Matcher named = PERMISSION.matcher(message);
    if (permission.isEmpty() && named.find()) {
      permission = named.group(1);
    }
    return new CloudFault(code, error.path("status").asText(""), message, reason, permission);
  }

  private static JsonNode parse(String body) {
    try {
      JsonNode root = MAPPER.readTree(body);
      return root.path("error").isObject() ? root.get("error") : root;
    } catch (JsonProcessingException e) {
      return MAPPER.createObjectNode();
    }
  }

  /** Whether the same call may well succeed a moment later. */
  boolean passes() {
    boolean unanswered = code == 0 && status.isEmpty();
    return unanswered || PASSING.contains(code) || PASSING_STATUS.contains(status);
  }

  boolean is(String wanted, int itsCode) {
    return status.isEmpty() ? code == itsCode : status.equals(wanted);
  }

  boolean isMissing() {
    return is("NOT_FOUND", 404);
  }

  /** Someone else has changed it, or made it, in between. */
  boolean isRace() {
    return is("ABORTED", 409) || is("ALREADY_EXISTS", 409) || is("FAILED_PRECONDITION", 412);
  }
}
