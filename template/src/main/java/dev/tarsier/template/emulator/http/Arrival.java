package dev.tarsier.template.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A request on its way in. */
record Arrival(RequestLine line, InputStream body) {
  /** Far above any batch that clients send. */
  private static final int LARGEST_BATCH = 8 << 20;

  static Arrival of(HttpExchange exchange) throws IOException {
    String uri = exchange.getRequestURI().toString();
    if (!exchange.getRequestURI().getPath().startsWith("/batch/")) {
      return new Arrival(
          new RequestLine(exchange.getRequestMethod(), uri, ""), exchange.getRequestBody());
    }
    byte[] batch = exchange.getRequestBody().readNBytes(LARGEST_BATCH);
    return new Arrival(
        new RequestLine(
            exchange.getRequestMethod(), uri, new String(batch, StandardCharsets.UTF_8)),
        new ByteArrayInputStream(batch));
  }
}
