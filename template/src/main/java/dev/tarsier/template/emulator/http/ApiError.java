package dev.tarsier.template.emulator.http;

import com.google.rpc.Code;
import java.util.List;

/**
 * A request that is answered with an error. The JSON form is that of
 * https://cloud.google.com/apis/design/errors (2026-11).
 */
public final class ApiError extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * One fault of the request's body.
   *
   * @param field path in proto names, such as {@code template.jobs[0]}; empty for the body itself
   */
  public record Violation(String field, String description) {}

  private final int httpStatus;
  private final Code code;
  private final transient List<Violation> violations;

  private ApiError(int httpStatus, Code code, String message, List<Violation> violations) {
    super(message);
    this.httpStatus = httpStatus;
    this.code = code;
    this.violations = List.copyOf(violations);
  }

  /** With the HTTP status that google/rpc/code.proto maps the code to. */
  public static ApiError of(Code code, String message) {
    return new ApiError(httpStatus(code), code, message, List.of());
  }

  public static ApiError invalid(String message) {
    return of(Code.INVALID_ARGUMENT, message);
  }

  public static ApiError notFound(String message) {
    return of(Code.NOT_FOUND, message);
  }

  /** A condition of the request does not hold, as Cloud Storage says it: 412. */
  public static ApiError conditionNotMet(String message) {
    return new ApiError(412, Code.FAILED_PRECONDITION, message, List.of());
  }

  /** A condition under which a read has no news: 304, which carries no body. */
  public static ApiError notModified() {
    return new ApiError(304, Code.FAILED_PRECONDITION, "Not modified", List.of());
  }

  /** Every fault of a body at once, a line each. */
  public static ApiError invalidBody(List<Violation> violations) {
    String message = String.join("\n", violations.stream().map(Violation::description).toList());
    return new ApiError(400, Code.INVALID_ARGUMENT, message, violations);
  }

  private static int httpStatus(Code code) {
    return switch (code) {
      case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> 400;
      case PERMISSION_DENIED -> 403;
      case NOT_FOUND -> 404;
      case ABORTED, ALREADY_EXISTS -> 409;
      case UNIMPLEMENTED -> 501;
      case UNAVAILABLE -> 503;
      default -> 500;
    };
  }

  public int httpStatus() {
    return httpStatus;
  }

  public Code code() {
    return code;
  }

  public List<Violation> violations() {
    return violations;
  }
}
