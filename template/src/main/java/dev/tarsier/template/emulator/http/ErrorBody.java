package dev.tarsier.template.emulator.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** An error as JSON: {@code {"error": {"code", "message", "status", "details"}}}. */
final class ErrorBody {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ErrorBody() {}

  static ApiResponse of(ApiError error) {
    if (error.httpStatus() == 304) {
      return ApiResponse.empty(304, Map.of());
    }
    ObjectNode body = JSON.createObjectNode();
    ObjectNode inner = body.putObject("error");
    inner.put("code", error.httpStatus());
    inner.put("message", error.getMessage());
    inner.put("status", error.code().name());
    // The older form, which the clients of Cloud Storage read.
    ObjectNode older = inner.putArray("errors").addObject();
    older.put("message", error.getMessage());
    older.put("domain", "global");
    older.put("reason", reason(error.httpStatus()));
    if (!error.violations().isEmpty()) {
      ObjectNode detail = inner.putArray("details").addObject();
      detail.put("@type", "type.googleapis.com/google.rpc.BadRequest");
      ArrayNode violations = detail.putArray("fieldViolations");
      error.violations().forEach(violation -> add(violations.addObject(), violation));
    }
    return ApiResponse.json(error.httpStatus(), body.toPrettyString());
  }

  private static void add(ObjectNode node, ApiError.Violation violation) {
    if (!violation.field().isEmpty()) {
      node.put("field", violation.field());
    }
    node.put("description", violation.description());
  }

  private static String reason(int httpStatus) {
    return switch (httpStatus) {
      case 400 -> "badRequest";
      case 403 -> "forbidden";
      case 404 -> "notFound";
      case 409 -> "conflict";
      case 412 -> "conditionNotMet";
      default -> "backendError";
    };
  }
}
