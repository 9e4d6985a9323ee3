package dev.tarsier.template.emulator.http;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What is sent back: status, headers, and a body of known length. */
public final class ApiResponse implements Closeable {
  /** Writes exactly as many bytes as were promised. */
  private interface Body {
    void writeTo(OutputStream stream) throws IOException;
  }

  private final int status;
  private final Map<String, String> headers;
  private final long bytes;
  private final Body body;
  private final Closeable source;

  private ApiResponse(
      int status, Map<String, String> headers, long bytes, Body body, Closeable source) {
    this.status = status;
    this.headers = new TreeMap<>(headers);
    this.bytes = bytes;
    this.body = body;
    this.source = source;
  }

  public static ApiResponse json(String text) {
    return json(200, text);
  }

  public static ApiResponse json(int status, String text) {
    return bytes(status, "application/json; charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
  }

  public static ApiResponse empty(int status, Map<String, String> headers) {
    return new ApiResponse(status, headers, 0, stream -> {}, () -> {});
  }

  public static ApiResponse bytes(int status, String contentType, byte[] bytes) {
    return new ApiResponse(
        status,
        Map.of("Content-Type", contentType),
        bytes.length,
        stream -> stream.write(bytes),
        () -> {});
  }

  /**
   * The next {@code bytes} of a channel, which is closed then; what is appended meanwhile is not
   * sent.
   */
  public static ApiResponse channel(
      int status, Map<String, String> headers, SeekableByteChannel source, long bytes) {
    return new ApiResponse(status, headers, bytes, stream -> copy(source, bytes, stream), source);
  }

  private static void copy(SeekableByteChannel source, long bytes, OutputStream target)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 17);
    long left = bytes;
    while (left > 0) {
      int read = source.read(buffer.clear().limit((int) Math.min(buffer.capacity(), left)));
      if (read < 0) {
        throw new IOException("Cannot send an object: its file was cut short meanwhile");
      }
      target.write(buffer.array(), 0, read);
      left -= read;
    }
  }

  ApiResponse withStatus(int another) {
    return new ApiResponse(another, headers, bytes, body, source);
  }

  /** The same status and headers before these bytes. */
  ApiResponse withBody(byte[] another) {
    return new ApiResponse(
        status, headers, another.length, stream -> stream.write(another), source);
  }

  /** All that is sent, which uses the response up. */
  byte[] body() throws IOException {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    writeTo(buffer);
    return buffer.toByteArray();
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

  /** Whether it was sent or not. */
  @Override
  public void close() throws IOException {
    source.close();
  }
}
