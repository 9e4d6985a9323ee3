package dev.tarsier.template.emulator.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/**
 * One object as it is now.
 *
 * @param file its content; a folder for a placeholder, whose name ends with a slash
 * @param resource of the JSON API, v1, without links; not to be changed. Without checksums for a
 *     file that was made by hand
 */
record StoredObject(Path file, FileStamp stamp, ObjectNode resource) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Fields that clients give and get back (objects resource of the JSON API, v1). */
  static final List<String> GIVEN =
      List.of(
          "cacheControl",
          "contentDisposition",
          "contentEncoding",
          "contentLanguage",
          "contentType",
          "contexts",
          "customTime",
          "eventBasedHold",
          "metadata",
          "retention",
          "storageClass",
          "temporaryHold");

  /** A file that someone put there. */
  static StoredObject found(ObjectName name, Path file, FileStamp stamp, long generation) {
    ObjectNode resource = JSON.createObjectNode().put("contentType", "application/octet-stream");
    Instant time = Instant.EPOCH.plus(stamp.modified(), ChronoUnit.NANOS);
    describe(resource, name, generation, stamp.bytes(), time);
    return new StoredObject(file, stamp, resource);
  }

  /** What was uploaded; {@code given} may hold any fields, of which some are kept. */
  static StoredObject written(
      ObjectName name,
      Path file,
      FileStamp stamp,
      ObjectNode given,
      Hashes hashes,
      long generation,
      Instant time) {
    ObjectNode resource = JSON.createObjectNode();
    GIVEN.stream().filter(given::hasNonNull).forEach(key -> resource.set(key, given.get(key)));
    if (given.has("componentCount")) {
      resource.set("componentCount", given.get("componentCount"));
    }
    describe(resource, name, generation, stamp.bytes(), time);
    resource.put("crc32c", hashes.crc32c());
    if (!hashes.md5().isEmpty()) {
      resource.put("md5Hash", hashes.md5());
    }
    return new StoredObject(file, stamp, resource);
  }

  private static void describe(
      ObjectNode resource, ObjectName name, long generation, long bytes, Instant time) {
    resource
        .put("kind", "storage#object")
        .put("id", name.bucket() + "/" + name.name() + "/" + generation)
        .put("name", name.name())
        .put("bucket", name.bucket())
        .put("generation", Long.toString(generation))
        .put("metageneration", "1")
        .put("size", Long.toString(bytes))
        .put("timeCreated", time.toString())
        .put("updated", time.toString())
        .put("timeStorageClassUpdated", time.toString())
        .put("timeFinalized", time.toString())
        .put("etag", etag(generation, 1));
    if (!resource.hasNonNull("storageClass")) {
      resource.put("storageClass", "STANDARD");
    }
  }

  private static String etag(long generation, long metageneration) {
    byte[] text = (generation + "/" + metageneration).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(text);
  }

  /** With other given fields, a metageneration on. */
  StoredObject changed(ObjectNode fields, Instant time) {
    ObjectNode copy = resource.deepCopy();
    copy.remove(GIVEN);
    fields.properties().forEach(field -> copy.set(field.getKey(), field.getValue()));
    copy.put("metageneration", Long.toString(metageneration() + 1));
    copy.put("updated", time.toString());
    copy.put("etag", etag(generation(), metageneration() + 1));
    if (!copy.hasNonNull("storageClass")) {
      copy.put("storageClass", "STANDARD");
    }
    return new StoredObject(file, stamp, copy);
  }

  String bucket() {
    return resource.path("bucket").asText();
  }

  String name() {
    return resource.path("name").asText();
  }

  long bytes() {
    return stamp.bytes();
  }

  long generation() {
    return resource.path("generation").asLong();
  }

  long metageneration() {
    return resource.path("metageneration").asLong();
  }

  /** The fields that a client gave. */
  ObjectNode given() {
    ObjectNode given = JSON.createObjectNode();
    GIVEN.stream().filter(resource::hasNonNull).forEach(key -> given.set(key, resource.get(key)));
    return given;
  }

  Hashes hashes(ObjectHashes counted) throws IOException {
    JsonNode crc32c = resource.path("crc32c");
    return crc32c.isMissingNode()
        ? counted.of(file, stamp)
        : new Hashes(resource.path("md5Hash").asText(), crc32c.asText());
  }

  /** As clients see it; {@code root} is where they reach the server. */
  ObjectNode json(String root) {
    String path =
        "/storage/v1/b/" + bucket() + "/o/" + URLEncoder.encode(name(), StandardCharsets.UTF_8);
    path = path.replace("+", "%20");
    return resource
        .deepCopy()
        .put("selfLink", root + path)
        .put("mediaLink", root + "/download" + path + "?generation=" + generation() + "&alt=media");
  }

  /** The same with checksums. */
  ObjectNode json(String root, ObjectHashes counted) throws IOException {
    Hashes hashes = hashes(counted);
    ObjectNode json = json(root).put("crc32c", hashes.crc32c());
    return hashes.md5().isEmpty() ? json : json.put("md5Hash", hashes.md5());
  }
}
