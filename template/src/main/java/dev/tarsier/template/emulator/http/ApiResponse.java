package dev.tarsier.template.emulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What is sent back: status, headers, and a body of known length. */
public final class ApiResponse {
  /** Writes exactly as many bytes as were promised. */
  private interface Body {
    void writeTo(OutputStream stream) throws IOException;
  }

  private final int status;
  private final Map<String, String> headers;
  private final long bytes;
  private final Body body;

  private ApiResponse(int status, Map<String, String> headers, long bytes, Body body) {
    this.status = status;
    this.headers = new TreeMap<>(headers);
    this.bytes = bytes;
    this.body = body;
  }

  public static ApiResponse json(String text) {
    return json(200, text);
  }

  public static ApiResponse json(int status, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ApiResponse(
        status,
        Map.of("Content-Type", "application/json; charset=UTF-8"),
        bytes.length,
        stream -> stream.write(bytes));
  }

  public static ApiResponse empty(int status, Map<String, String> headers) {
    return new ApiResponse(status, headers, 0, stream -> {});
  }

  /** A part of a file; what is appended to it meanwhile is not sent. */
  public static ApiResponse file(
      int status, Map<String, String> headers, Path file, long offset, long bytes) {
    return new ApiResponse(status, headers, bytes, stream -> copy(file, offset, bytes, stream));
  }

  private static void copy(Path file, long offset, long bytes, OutputStream target)
      throws IOException {
    try (InputStream source = Files.newInputStream(file)) {
      source.skipNBytes(offset);
      byte[] buffer = new byte[1 << 16];
      long left = bytes;
      while (left > 0) {
        int read = source.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException("Cannot send " + file + ": it was cut short meanwhile");
        }
        target.write(buffer, 0, read);
        left -= read;
      }
    }
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  long bytes() {
    return bytes;
  }

  void writeTo(OutputStream stream) throws IOException {
    body.writeTo(stream);
  }
}
