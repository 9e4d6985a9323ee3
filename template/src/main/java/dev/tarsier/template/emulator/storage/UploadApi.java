package dev.tarsier.template.emulator.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.http.ApiResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** New objects: in one request (media, multipart) or in several (resumable). */
final class UploadApi {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Uploads uploads;
  private final ResumableUploads resumable;
  private final ObjectHashes hashes;

  UploadApi(Buckets buckets, ObjectHashes hashes) {
    this.uploads = new Uploads(buckets);
    this.resumable = new ResumableUploads(uploads);
    this.hashes = hashes;
  }

  ApiResponse start(ApiRequest request) throws ApiError, IOException {
    String type = request.parameter("uploadType").orElse("media");
    return switch (type) {
      case "media" -> media(request);
      case "multipart" -> multipart(request);
      case "resumable" ->
          request.parameter("upload_id").isPresent() ? resume(request) : startResumable(request);
      default -> throw ApiError.invalid("Invalid uploadType: " + type);
    };
  }

  private ApiResponse media(ApiRequest request) throws ApiError, IOException {
    String name = request.parameter("name").orElse("");
    return store(request, name, stream -> request.body().transferTo(stream));
  }

  private ApiResponse multipart(ApiRequest request) throws ApiError, IOException {
    MultipartBody body =
        MultipartBody.of(request.header("Content-Type").orElse(""), request.body());
    return store(request, name(request, body.metadata()), body::content);
  }

  private ApiResponse startResumable(ApiRequest request) throws ApiError, IOException {
    String bucket = request.value("bucket");
    byte[] metadata = request.bytes();
    String text = metadata.length == 0 ? "{}" : new String(metadata, StandardCharsets.UTF_8);
    String name = name(request, text);
    uploads.check(request, bucket, name);
    return resumable.start(request, bucket, name);
  }

  private static String name(ApiRequest request, String metadata) throws ApiError {
    try {
      String named = JSON.readTree(metadata).path("name").asText();
      return request.parameter("name").orElse(named);
    } catch (JsonProcessingException e) {
      throw ApiError.invalid("Invalid upload metadata: " + e.getOriginalMessage());
    }
  }

  /** Writes the content of an object. */
  private interface Content {
    void writeTo(OutputStream stream) throws ApiError, IOException;
  }

  private ApiResponse store(ApiRequest request, String name, Content content)
      throws ApiError, IOException {
    String bucket = request.value("bucket");
    uploads.check(request, bucket, name);
    Path file = uploads.begin(bucket);
    try (OutputStream stream = Files.newOutputStream(file)) {
      content.writeTo(stream);
    } catch (ApiError | IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return ApiResponse.json(uploads.finish(file, bucket, name).json(hashes).toString());
  }

  ApiResponse resume(ApiRequest request) throws ApiError, IOException {
    String id = request.parameter("upload_id").orElse("");
    Optional<ObjectResource> object = resumable.take(request, id);
    return object.isPresent()
        ? ApiResponse.json(object.get().json(hashes).toString())
        : resumable.progress(id);
  }

  /** 499 is how Cloud Storage says that an upload was given up. */
  ApiResponse cancel(ApiRequest request) throws ApiError, IOException {
    resumable.cancel(request.parameter("upload_id").orElse(""));
    return ApiResponse.empty(499, Map.of());
  }
}
