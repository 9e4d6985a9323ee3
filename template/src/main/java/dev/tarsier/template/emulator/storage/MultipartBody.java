package dev.tarsier.template.emulator.storage;

import dev.tarsier.template.emulator.http.ApiError;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A multipart/related body of two parts: the object's metadata, and its content (RFC 2387). */
final class MultipartBody {
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]+)\"|'([^']+)'|([^;\\s]+))");
  private static final Pattern CONTENT_TYPE = Pattern.compile("(?mi)^content-type:(.*)$");
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final int MAXIMUM_METADATA_BYTES = 1 << 20;

  private final PushbackInputStream stream;

  /** A line end and two hyphens before the boundary; each part ends with it. */
  private byte[] delimiter;

  private MultipartBody(PushbackInputStream stream, String boundary) {
    this.stream = stream;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
  }

  static MultipartBody of(String contentType, InputStream stream) throws ApiError, IOException {
    Matcher matcher = BOUNDARY.matcher(contentType);
    if (!matcher.find()) {
      throw ApiError.invalid("Invalid Content-Type: " + contentType + " (must name a boundary)");
    }
    String boundary = matcher.group().replaceFirst("boundary=", "").replaceAll("[\"']", "");
    // As if a line had ended before it, so that the first boundary is like the others.
    PushbackInputStream whole =
        new PushbackInputStream(new BufferedInputStream(stream, 1 << 16), LINE_END.length);
    whole.unread(LINE_END);
    MultipartBody body = new MultipartBody(whole, boundary);
    body.copyPart(OutputStream.nullOutputStream());
    body.chooseLineEnd();
    return body;
  }

  /** Lines of gcloud's end without a carriage return, and the service takes them. */
  private void chooseLineEnd() throws IOException {
    int next = stream.read();
    if (next >= 0) {
      stream.unread(next);
    }
    if (next == '\n') {
      delimiter = Arrays.copyOfRange(delimiter, 1, delimiter.length);
    }
  }

  /** The first part, without its headers. */
  String metadata() throws ApiError, IOException {
    headers();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    copyPart(text);
    if (text.size() > MAXIMUM_METADATA_BYTES) {
      throw ApiError.invalid("Invalid upload: metadata larger than 1 MiB");
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  /** The second part, without its headers; returns its type, which may be empty. */
  String content(OutputStream target) throws ApiError, IOException {
    String headers = headers();
    copyPart(target);
    Matcher type = CONTENT_TYPE.matcher(headers);
    return type.find() ? type.group(1).strip() : "";
  }

  private String headers() throws ApiError, IOException {
    StringBuilder headers = new StringBuilder();
    int lineFeeds = 0;
    while (lineFeeds < 2) {
      int read = stream.read();
      headers.append((char) read);
      if (read < 0) {
        throw ApiError.invalid("Invalid upload: the body ends too soon");
      }
      lineFeeds = read == '\n' ? lineFeeds + 1 : read == '\r' ? lineFeeds : 0;
    }
    return headers.toString();
  }

  /** Up to the next delimiter, which is read too; a mismatch starts anew at its own first byte. */
  private void copyPart(OutputStream target) throws ApiError, IOException {
    int matched = 0;
    while (matched < delimiter.length) {
      int read = stream.read();
      if (read < 0) {
        throw ApiError.invalid("Invalid upload: the body ends too soon");
      }
      if (read == (delimiter[matched] & 0xff)) {
        matched++;
        continue;
      }
      target.write(delimiter, 0, matched);
      // A line end stands only at the delimiter's start (RFC 2046 allows none in a boundary).
      matched = read == delimiter[0] ? 1 : 0;
      if (matched == 0) {
        target.write(read);
      }
    }
  }
}
