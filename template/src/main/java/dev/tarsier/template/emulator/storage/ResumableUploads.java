package dev.tarsier.template.emulator.storage;

import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.http.ApiResponse;
import dev.tarsier.template.emulator.state.Ids;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Uploads in several requests, each answered 308 until the last byte is there
 * (https://cloud.google.com/storage/docs/performing-resumable-uploads, 2026-11).
 */
final class ResumableUploads {
  private record Session(String bucket, String name, Path file) {}

  private static final Pattern RANGE =
      Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)");

  private static final int INCOMPLETE = 308;

  private final Uploads uploads;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  ResumableUploads(Uploads uploads) {
    this.uploads = uploads;
  }

  /** Answers with the URL that the content goes to. */
  ApiResponse start(ApiRequest request, String bucket, String name) throws ApiError, IOException {
    String id = Ids.uuid();
    Path file = uploads.begin(bucket);
    Files.createFile(file);
    sessions.put(id, new Session(bucket, name, file));
    String host = request.header("Host").orElseThrow();
    String url = "http://" + host + request.path() + "?uploadType=resumable&upload_id=" + id;
    return ApiResponse.empty(200, Map.of("Location", url, "X-GUploader-UploadID", id));
  }

  /** Takes a part, or says how much is there; the object when it was the last. */
  Optional<ObjectResource> take(ApiRequest request, String id) throws ApiError, IOException {
    Session session = sessions.get(id);
    if (session == null) {
      throw ApiError.notFound("Not found: upload " + id);
    }
    synchronized (session) {
      Optional<Long> total = append(request, session);
      if (total.isEmpty() || Files.size(session.file) < total.get()) {
        return Optional.empty();
      }
      sessions.remove(id);
      return Optional.of(uploads.finish(session.file, session.bucket, session.name));
    }
  }

  /** The size of the whole, as far as the request says it. */
  private static Optional<Long> append(ApiRequest request, Session session)
      throws ApiError, IOException {
    String range = request.header("Content-Range").orElse("");
    if (range.isEmpty()) {
      write(request, session, 0);
      return Optional.of(Files.size(session.file));
    }
    Matcher matcher = RANGE.matcher(range);
    if (!matcher.matches()) {
      throw ApiError.invalid("Invalid Content-Range: " + range);
    }
    if (matcher.group(1) != null) {
      write(request, session, Long.parseLong(matcher.group(1)));
    }
    return Optional.of(matcher.group(3)).filter(size -> !size.equals("*")).map(Long::valueOf);
  }

  /** Bytes that are there already are read over; a gap is refused. */
  private static void write(ApiRequest request, Session session, long offset)
      throws ApiError, IOException {
    long there = Files.size(session.file);
    if (offset > there) {
      throw ApiError.invalid(
          "Invalid Content-Range: starts at " + offset + ", but only " + there + " bytes are here");
    }
    // Read, not skipped: to skip would pass by the limits of the body (JDK 17) and wait for more.
    request.body().readNBytes((int) Math.min(there - offset, Integer.MAX_VALUE));
    try (OutputStream stream = Files.newOutputStream(session.file, StandardOpenOption.APPEND)) {
      request.body().transferTo(stream);
    }
  }

  /** 308 with what is there. */
  ApiResponse progress(String id) throws IOException {
    Session session = sessions.get(id);
    long there = session == null ? 0 : Files.size(session.file);
    Map<String, String> range = there == 0 ? Map.of() : Map.of("Range", "bytes=0-" + (there - 1));
    return ApiResponse.empty(INCOMPLETE, range);
  }

  void cancel(String id) throws IOException {
    Session session = sessions.remove(id);
    if (session != null) {
      Files.deleteIfExists(session.file);
    }
  }
}
