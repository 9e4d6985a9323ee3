package dev.tarsier.template.emulator.fault;

import dev.tarsier.template.emulator.http.RequestLine;
import java.util.Locale;

/** What a request to Cloud Storage is about. */
public enum RequestKind {
  /** The start of a resumable upload. */
  UPLOAD,
  /** A chunk of a resumable upload, or a question about it. */
  CHUNK,
  /** An object in one request. */
  INSERT,
  /** An object's bytes. */
  MEDIA,
  /** An object's metadata, or a bucket's. */
  METADATA,
  LIST,
  DELETE,
  /** A copy, a rewrite or a move. */
  MOVE,
  /** Several requests in one. */
  BATCH,
  OTHER;

  /** The word in a rule. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RequestKind of(RequestLine request) {
    String path = request.uri().replaceFirst("\\?.*", "");
    String query = request.uri().substring(path.length());
    if (path.startsWith("/batch/")) {
      return BATCH;
    }
    if (path.contains("/upload/")) {
      return ofUpload(request.method(), query);
    }
    boolean objects = path.matches("(/download)?/storage/v1/b/[^/]+/o(/.*)?");
    return switch (request.method()) {
      case "GET" -> objects ? ofRead(path, query) : METADATA;
      case "DELETE" -> DELETE;
      case "POST" -> path.matches(".*/(copyTo|rewriteTo|moveTo)/.*") ? MOVE : OTHER;
      default -> OTHER;
    };
  }

  private static RequestKind ofUpload(String method, String query) {
    if (method.equals("PUT") || query.contains("upload_id=")) {
      return CHUNK;
    }
    return query.contains("uploadType=resumable") ? UPLOAD : INSERT;
  }

  private static RequestKind ofRead(String path, String query) {
    if (path.endsWith("/o")) {
      return LIST;
    }
    return path.startsWith("/download") || query.contains("alt=media") ? MEDIA : METADATA;
  }
}
