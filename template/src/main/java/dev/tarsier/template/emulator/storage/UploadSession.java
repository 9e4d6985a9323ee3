package dev.tarsier.template.emulator.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An upload that goes on.
 *
 * @param given the resource that came with its start
 */
record UploadSession(ObjectName name, ObjectNode given, Preconditions conditions, Draft draft) {
  private static final Pattern RANGE =
      Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)");

  /** Parts but the last are kept in multiples of this (docs/resumable-uploads). */
  private static final long CHUNK_BYTES = 256 << 10;

  /** Takes what the request brings; whether the content is whole then. */
  boolean take(ApiRequest request) throws ApiError, IOException {
    String range = request.header("Content-Range").orElse("");
    if (range.isEmpty()) {
      skip(request.body(), draft.bytes());
      draft.take(request.body(), Long.MAX_VALUE);
      return true;
    }
    Matcher matcher = RANGE.matcher(range);
    if (!matcher.matches()) {
      throw ApiError.invalid("Failed to parse Content-Range header: " + range);
    }
    long total = matcher.group(3).equals("*") ? Long.MAX_VALUE : Long.parseLong(matcher.group(3));
    if (matcher.group(1) != null) {
      long first = Long.parseLong(matcher.group(1));
      long end = Long.parseLong(matcher.group(2)) + 1;
      take(request.body(), first, end, end == total);
    }
    return draft.bytes() == total;
  }

  /** Bytes that are there already are read over; a gap is refused. */
  private void take(InputStream body, long first, long end, boolean last)
      throws ApiError, IOException {
    long there = draft.bytes();
    if (first > there) {
      throw ApiError.invalid(
          "Invalid Content-Range: starts at " + first + ", but only " + there + " bytes are here");
    }
    if (!last && end - first < CHUNK_BYTES) {
      throw ApiError.invalid(
          "Invalid request.  The number of bytes uploaded is required to be equal or greater than"
              + " 262144, except for the final request (it's recommended to be the exact multiple"
              + " of 262144).  The received request contained "
              + (end - first)
              + " bytes, which does not meet this requirement.");
    }
    skip(body, there - first);
    long kept = last ? end : end - end % CHUNK_BYTES;
    draft.take(body, Math.max(0, kept - there));
  }

  /** Read, not skipped: to skip would pass by the limits of the body (JDK 17) and wait for more. */
  private static void skip(InputStream body, long bytes) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = bytes;
    while (left > 0) {
      int count = body.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        return;
      }
      left -= count;
    }
  }
}
