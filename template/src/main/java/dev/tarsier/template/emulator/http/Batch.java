package dev.tarsier.template.emulator.http;

import com.sun.net.httpserver.Headers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Several requests in one body of type multipart/mixed, answered one after the other in the same
 * form (https://cloud.google.com/storage/docs/batch). Each part is an HTTP request as text; its
 * answer's Content-ID is its own with {@code response-} before it.
 */
final class Batch {
  /** As the service limits it (the same page). */
  private static final int MAXIMUM_REQUESTS = 100;

  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]+)\"|'([^']+)'|([^;\\s]+))");
  private static final Pattern BLANK_LINE = Pattern.compile("\r?\n\r?\n");
  private static final Pattern REQUEST_LINE = Pattern.compile("([A-Z]+) (\\S+)(?: HTTP/\\S+)?");
  private static final String ANSWERS = "batch_tarsier";

  private final Router router;

  Batch(Router router) {
    this.router = router;
  }

  ApiResponse answer(ApiRequest request) throws ApiError, IOException {
    String boundary = boundary(request.header("Content-Type").orElse(""));
    // One char a byte, so that bodies inside come out as they went in.
    String text = new String(request.bytes(), StandardCharsets.ISO_8859_1);
    String[] parts = text.split("(?:^|\r?\n)--" + Pattern.quote(boundary), -1);
    if (parts.length < 3 || parts.length - 2 > MAXIMUM_REQUESTS) {
      throw ApiError.invalid(
          "Invalid batch: it must hold 1 to " + MAXIMUM_REQUESTS + " requests, each in its part");
    }
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    for (int i = 1; i < parts.length - 1; i++) {
      write(parts[i], answers);
    }
    answers.writeBytes(bytes("--" + ANSWERS + "--\r\n"));
    return ApiResponse.bytes(200, "multipart/mixed; boundary=" + ANSWERS, answers.toByteArray());
  }

  private static String boundary(String contentType) throws ApiError {
    Matcher matcher = BOUNDARY.matcher(contentType);
    if (!matcher.find()) {
      throw ApiError.invalid("Invalid Content-Type: " + contentType + " (must name a boundary)");
    }
    return matcher.group().replaceFirst("boundary=", "").replaceAll("[\"']", "");
  }

  private void write(String part, ByteArrayOutputStream answers) throws ApiError, IOException {
    String[] outer = BLANK_LINE.split(part, 2);
    String[] inner = BLANK_LINE.split(outer[outer.length - 1].stripLeading(), 2);
    String id = headers(outer[0]).getFirst("Content-ID");
    try (ApiResponse response =
        router.answer(request(inner[0], inner.length > 1 ? inner[1] : ""))) {
      write(id, response, answers);
    }
  }

  private static void write(String id, ApiResponse response, ByteArrayOutputStream answers)
      throws IOException {
    answers.writeBytes(bytes("--" + ANSWERS + "\r\nContent-Type: application/http\r\n"));
    if (id != null) {
      String named = id.startsWith("<") ? "<response-" + id.substring(1) : "response-" + id;
      answers.writeBytes(bytes("Content-ID: " + named + "\r\n"));
    }
    answers.writeBytes(bytes("\r\nHTTP/1.1 " + response.status() + " Answered\r\n"));
    response
        .headers()
        .forEach((name, value) -> answers.writeBytes(bytes(name + ": " + value + "\r\n")));
    answers.writeBytes(bytes("Content-Length: " + response.bytes() + "\r\n\r\n"));
    response.writeTo(answers);
    answers.writeBytes(bytes("\r\n"));
  }

  private static ApiRequest request(String head, String body) throws ApiError, IOException {
    String[] lines = head.split("\r?\n", 2);
    Matcher matcher = REQUEST_LINE.matcher(lines[0].strip());
    if (!matcher.matches()) {
      throw ApiError.invalid("Invalid request in a batch: " + lines[0]);
    }
    return ApiRequest.of(
        matcher.group(1),
        uri(matcher.group(2)),
        headers(lines.length > 1 ? lines[1] : ""),
        new ByteArrayInputStream(bytes(body)));
  }

  private static URI uri(String text) throws ApiError {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw ApiError.invalid("Invalid URL: " + text);
    }
  }

  private static Headers headers(String text) {
    Headers headers = new Headers();
    for (String line : text.split("\r?\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.add(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
