package dev.tarsier.template.emulator.http;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * One request.
 *
 * @param path as sent, percent-encoded
 * @param values of the placeholders of the route that it matched, decoded
 * @param query decoded; a name may be repeated
 */
public record ApiRequest(
    String method,
    String path,
    Map<String, String> values,
    Map<String, List<String>> query,
    Headers headers,
    InputStream body) {
  /** Far above any template; what is larger is no message of this API. */
  private static final int MAXIMUM_BODY_BYTES = 10 << 20;

  /**
   * As it came: a method may be overridden by X-HTTP-Method-Override, as Google's Java clients do
   * where their transport has no PATCH, and a body may be compressed (Content-Encoding: gzip).
   */
  static ApiRequest of(String method, URI uri, Headers headers, InputStream body)
      throws ApiError, IOException {
    String override = headers.getFirst("X-HTTP-Method-Override");
    boolean overridden = override != null && method.equals("POST");
    try {
      return new ApiRequest(
          overridden ? override : method,
          uri.getRawPath(),
          Map.of(),
          parseQuery(Optional.ofNullable(uri.getRawQuery()).orElse("")),
          headers,
          "gzip".equals(headers.getFirst("Content-Encoding")) ? unpacked(body) : body);
    } catch (IllegalArgumentException e) {
      throw ApiError.invalid("Invalid URL: " + uri);
    }
  }

  /** An empty body is no archive, and stays empty. */
  private static InputStream unpacked(InputStream body) throws IOException {
    PushbackInputStream stream = new PushbackInputStream(body);
    int first = stream.read();
    if (first < 0) {
      return InputStream.nullInputStream();
    }
    stream.unread(first);
    return new GZIPInputStream(stream, 1 << 16);
  }

  static Map<String, List<String>> parseQuery(String text) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (!name.isEmpty()) {
        query
            .computeIfAbsent(decode(name), key -> new ArrayList<>())
            .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
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

  /** A query parameter, of a repeated one the last; empty when it is not there or has no value. */
  public Optional<String> parameter(String name) {
    List<String> values = all(name);
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(values.get(values.size() - 1)).filter(text -> !text.isEmpty());
  }

  /** All values of a query parameter. */
  public List<String> all(String name) {
    return query.getOrDefault(name, List.of());
  }

  /** A query parameter that is a whole number. */
  public long number(String name, long fallback) throws ApiError {
    String text = parameter(name).orElse(Long.toString(fallback));
    if (!text.matches("-?\\d{1,18}")) {
      throw ApiError.invalid("Invalid value at '" + name + "' (TYPE_INT64), \"" + text + "\"");
    }
    return Long.parseLong(text);
  }

  /** Where the client reaches this server, without a slash at the end. */
  public String root() {
    return "http://" + header("Host").orElse("127.0.0.1");
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
    return parameter("$alt").orElse("").contains("enum-encoding=int");
  }
}
