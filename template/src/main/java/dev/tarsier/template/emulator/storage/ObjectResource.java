package dev.tarsier.template.emulator.storage;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.emulator.http.ApiError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One object as it is now.
 *
 * @param generation its time of change in microseconds since 1970
 */
record ObjectResource(String bucket, String name, Path file, long bytes, long generation) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Throws NOT_FOUND when there is none, or a folder. */
  static ObjectResource read(Buckets buckets, String bucket, String name)
      throws ApiError, IOException {
    if (name.endsWith("/")) {
      // Clients ask for a folder's own object before they list it; folders are not objects here.
      throw missing(bucket, name);
    }
    Path file = buckets.object(bucket, name);
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isRegularFile()) {
        return of(bucket, name, file, attributes);
      }
    } catch (NoSuchFileException e) {
      // Said below.
    }
    throw missing(bucket, name);
  }

  private static ApiError missing(String bucket, String name) {
    return ApiError.notFound("No such object: " + bucket + "/" + name);
  }

  static ObjectResource of(String bucket, String name, Path file, BasicFileAttributes attributes) {
    long generation =
        ChronoUnit.MICROS.between(Instant.EPOCH, attributes.lastModifiedTime().toInstant());
    return new ObjectResource(bucket, name, file, attributes.size(), generation);
  }

  /** The resource as clients see it, checksums too; see objects of the JSON API, v1. */
  ObjectNode json(ObjectHashes hashes) throws IOException {
    ObjectHashes.Hashes sums = hashes.of(file, bytes, generation);
    return json().put("md5Hash", sums.md5()).put("crc32c", sums.crc32c());
  }

  ObjectNode json() {
    String time = Instant.EPOCH.plus(generation, ChronoUnit.MICROS).toString();
    return JSON.createObjectNode()
        .put("kind", "storage#object")
        .put("id", bucket + "/" + name + "/" + generation)
        .put("name", name)
        .put("bucket", bucket)
        .put("generation", Long.toString(generation))
        .put("metageneration", "1")
        .put("contentType", "application/octet-stream")
        .put("storageClass", "STANDARD")
        .put("size", Long.toString(bytes))
        .put("etag", Long.toString(generation))
        .put("timeCreated", time)
        .put("updated", time);
  }
}
