package dev.tarsier.template.run;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little of Cloud Storage's JSON API that a run uses, in memory. */
final class FakeObjects {
  private static final Pattern OBJECT = Pattern.compile(".*/storage/v1/b/([^/]+)/o/(.+)");
  private static final Pattern UPLOAD = Pattern.compile("/upload/storage/v1/b/([^/]+)/o");
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

  private final Map<String, byte[]> objects = new LinkedHashMap<>();
  private final ByteArrayOutputStream session = new ByteArrayOutputStream();
  private String uploaded = "";

  /** By URI. */
  Map<String, byte[]> all() {
    return objects;
  }

  void answer(HttpExchange exchange, byte[] body, URI root) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    Matcher upload = UPLOAD.matcher(path);
    if (upload.matches()) {
      upload(exchange, body, upload.group(1), root);
      return;
    }
    Matcher object = OBJECT.matcher(path);
    if (!object.matches()) {
      FakeDataproc.send(exchange, 404, "{}");
      return;
    }
    String uri =
        "gs://"
            + object.group(1)
            + "/"
            + URLDecoder.decode(object.group(2), StandardCharsets.UTF_8);
    byte[] bytes = objects.get(uri);
    if (bytes == null) {
      FakeDataproc.send(exchange, 404, "{\"error\":{\"code\":404,\"message\":\"No such object\"}}");
    } else if (String.valueOf(exchange.getRequestURI().getQuery()).contains("alt=media")) {
      media(exchange, bytes);
    } else {
      FakeDataproc.send(exchange, 200, "{\"name\":\"x\",\"size\":\"" + bytes.length + "\"}");
    }
  }

  private static void media(HttpExchange exchange, byte[] bytes) throws IOException {
    Matcher range = RANGE.matcher(exchange.getRequestHeaders().getFirst("Range"));
    if (!range.matches()) {
      throw new IOException("Missing range");
    }
    byte[] part =
        Arrays.copyOfRange(
            bytes,
            Integer.parseInt(range.group(1)),
            Math.min(bytes.length, Integer.parseInt(range.group(2)) + 1));
    exchange.sendResponseHeaders(206, part.length);
    exchange.getResponseBody().write(part);
  }

  /** First the session, then its chunks. */
  private void upload(HttpExchange exchange, byte[] body, String bucket, URI root)
      throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      String text = new String(body, StandardCharsets.UTF_8);
      Matcher name = Pattern.compile("\"name\"\\s*:\\s*\"([^\"]+)\"").matcher(text);
      if (!name.find()) {
        throw new IOException("Missing name: " + text);
      }
      uploaded = "gs://" + bucket + "/" + name.group(1);
      session.reset();
      String query = exchange.getRequestURI().getRawQuery();
      if (!query.contains("ifGenerationMatch=0")) {
        throw new IOException("Missing precondition: " + query);
      }
      exchange
          .getResponseHeaders()
          .set("Location", root.resolve("/upload/storage/v1/b/" + bucket + "/o").toString());
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    session.write(body);
    String range = exchange.getRequestHeaders().getFirst("Content-Range");
    if (range == null || range.endsWith("/*")) {
      exchange.getResponseHeaders().set("Range", "bytes=0-" + (session.size() - 1));
      exchange.sendResponseHeaders(308, -1);
      return;
    }
    objects.put(uploaded, session.toByteArray());
    FakeDataproc.send(exchange, 200, "{}");
  }
}
