package dev.tarsier.template.emulator.storage;

import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.http.ApiResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The content of an object, or a part of it, with the headers by which clients check it
 * (https://cloud.google.com/storage/docs/xml-api/reference-headers).
 */
final class MediaAnswer {
  private final ObjectStore store;

  MediaAnswer(ObjectStore store) {
    this.store = store;
  }

  ApiResponse of(ApiRequest request) throws ApiError, IOException {
    ObjectStore.Opened opened =
        store.open(
            ObjectsApi.name(request), request.number("generation", 0), Preconditions.of(request));
    try {
      return answer(request, opened);
    } catch (IOException | RuntimeException e) {
      opened.channel().close();
      throw e;
    }
  }

  private static ApiResponse answer(ApiRequest request, ObjectStore.Opened opened)
      throws IOException {
    StoredObject object = opened.object();
    Map<String, String> headers = headers(object);
    Optional<String> header = request.header("Range");
    if (header.isEmpty()) {
      return ApiResponse.channel(200, headers, opened.channel(), object.bytes());
    }
    Optional<ByteRange> range = ByteRange.of(header.get(), object.bytes());
    if (range.isEmpty()) {
      opened.channel().close();
      headers.put("Content-Range", "bytes */" + object.bytes());
      return ApiResponse.empty(416, headers);
    }
    long first = range.get().offset();
    long last = first + range.get().bytes() - 1;
    headers.put("Content-Range", "bytes " + first + "-" + last + "/" + object.bytes());
    return ApiResponse.channel(206, headers, opened.channel().position(first), range.get().bytes());
  }

  /** Checksums only where they are known: to count them would cost as much as to send. */
  private static Map<String, String> headers(StoredObject object) {
    Map<String, String> headers = new TreeMap<>();
    headers.put(
        "Content-Type", object.resource().path("contentType").asText("application/octet-stream"));
    put(headers, "Cache-Control", object.resource().path("cacheControl").asText());
    put(headers, "Content-Disposition", object.resource().path("contentDisposition").asText());
    put(headers, "Content-Language", object.resource().path("contentLanguage").asText());
    String encoding = object.resource().path("contentEncoding").asText();
    put(headers, "Content-Encoding", encoding);
    headers.put("ETag", object.resource().path("etag").asText());
    headers.put("X-Goog-Generation", Long.toString(object.generation()));
    headers.put("X-Goog-Metageneration", Long.toString(object.metageneration()));
    headers.put("X-Goog-Storage-Class", object.resource().path("storageClass").asText());
    headers.put("X-Goog-Stored-Content-Encoding", encoding.isEmpty() ? "identity" : encoding);
    headers.put("X-Goog-Stored-Content-Length", Long.toString(object.bytes()));
    if (object.resource().has("crc32c")) {
      headers.put(
          "X-Goog-Hash",
          new Hashes(
                  object.resource().path("md5Hash").asText(),
                  object.resource().path("crc32c").asText())
              .header());
    }
    return headers;
  }

  private static void put(Map<String, String> headers, String name, String value) {
    if (!value.isEmpty()) {
      headers.put(name, value);
    }
  }
}
