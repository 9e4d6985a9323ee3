package dev.tarsier.template.emulator.http;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request.
 *
 * @param path as sent, percent-encoded
 * @param values of the placeholders of the route that it matched, decoded
 * @param query decoded; of a repeated name the last
 */
public record ApiRequest(
    String method,
    String path,
    Map<String, String> values,
    Map<String, String> query,
    Headers headers,
    InputStream body) {
  /** Far above any template; what is larger is no message of this API. */
  private static final int MAXIMUM_BODY_BYTES = 10 << 20;

  static Map<String, String> parseQuery(String text) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (!name.isEmpty()) {
        query.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  /** Of a query: a plus sign is a blank there. */
  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Of a path: a plus sign is itself there. */
  static String decodePath(String text) {
    return decode(text.replace("+", "%2B"));
  }

  ApiRequest withValues(Map<String, String> found) {
    return new ApiRequest(method, path, found, query, headers, body);
  }

  /** The value of a placeholder of the route. */
  public String value(String name) {
    return values.get(name);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  /** A query parameter; empty when it is not there or has no value. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(text -> !text.isEmpty());
  }

  /** A query parameter that is a whole number. */
  public long number(String name, long fallback) throws ApiError {
    String text = parameter(name).orElse(Long.toString(fallback));
    if (!text.matches("-?\\d{1,18}")) {
      throw ApiError.invalid("Invalid value at '" + name + "' (TYPE_INT64), \"" + text + "\"");
    }
    return Long.parseLong(text);
  }

  /** The whole body; refused when it is larger than any message may be. */
  public byte[] bytes() throws IOException, ApiError {
    byte[] bytes = body.readNBytes(MAXIMUM_BODY_BYTES + 1);
    if (bytes.length > MAXIMUM_BODY_BYTES) {
      throw ApiError.invalid(
          "Invalid request body: larger than " + MAXIMUM_BODY_BYTES + " bytes (send less)");
    }
    return bytes;
  }

  /** Whether the client asks for numbers instead of names, as Google's Java clients do. */
  boolean enumsAsNumbers() {
    return query.getOrDefault("$alt", "").contains("enum-encoding=int");
  }
}
