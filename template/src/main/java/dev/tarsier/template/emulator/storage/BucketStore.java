package dev.tarsier.template.emulator.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.rpc.Code;
import dev.tarsier.template.emulator.http.ApiError;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Buckets and what is set of them; a folder that someone made is a bucket with no settings. */
final class BucketStore {
  /** What the service sets itself (buckets resource of the JSON API, v1). */
  private static final List<String> OWN =
      List.of(
          "kind",
          "id",
          "name",
          "selfLink",
          "projectNumber",
          "generation",
          "metageneration",
          "timeCreated",
          "updated",
          "etag");

  private final Buckets buckets;
  private final SideFiles sides;
  private final BucketLocks locks;
  private final Generations generations;

  BucketStore(Buckets buckets, SideFiles sides, BucketLocks locks, Generations generations) {
    this.buckets = buckets;
    this.sides = sides;
    this.locks = locks;
    this.generations = generations;
  }

  /** How a bucket is to become another. */
  interface Change {
    ObjectNode of(ObjectNode bucket) throws ApiError;
  }

  List<String> names() throws IOException {
    return buckets.names();
  }

  ObjectNode create(String name, ObjectNode given) throws ApiError, IOException {
    buckets.check(name);
    return locks.changing(
        name,
        () -> {
          if (buckets.isThere(name)) {
            throw ApiError.of(
                Code.ALREADY_EXISTS,
                "Your previous request to create the named bucket succeeded and you already own"
                    + " it.");
          }
          buckets.made(name);
          Instant now = generations.now();
          ObjectNode bucket = described(given, name, 1, now, now);
          SideFiles.write(sides.bucket(name), bucket);
          return bucket;
        });
  }

  ObjectNode get(String name) throws ApiError, IOException {
    return locks.reading(name, () -> existing(name));
  }

  private ObjectNode existing(String name) throws ApiError, IOException {
    Path folder = buckets.existing(name);
    Instant made = Files.getLastModifiedTime(folder).toInstant();
    return SideFiles.read(sides.bucket(name))
        .orElseGet(() -> described(Json.object(), name, 1, made, made));
  }

  private static ObjectNode described(
      ObjectNode given, String name, long metageneration, Instant made, Instant updated) {
    ObjectNode bucket = Json.kind("storage#bucket").put("id", name).put("name", name);
    given
        .deepCopy()
        .without(OWN)
        .properties()
        .forEach(field -> bucket.set(field.getKey(), field.getValue()));
    upper(bucket, "location", "US");
    upper(bucket, "storageClass", "STANDARD");
    boolean region = bucket.path("location").asText().matches("[A-Z]+-[A-Z]+\\d+");
    return bucket
        .put("locationType", region ? "region" : "multi-region")
        .put("projectNumber", "0")
        .put("metageneration", Long.toString(metageneration))
        .put("etag", "CA" + metageneration + "=")
        .put("timeCreated", made.toString())
        .put("updated", updated.toString());
  }

  private static void upper(ObjectNode bucket, String field, String fallback) {
    String text = bucket.path(field).asText(fallback);
    bucket.put(field, text.isEmpty() ? fallback : text.toUpperCase(Locale.ROOT));
  }

  ObjectNode change(String name, Preconditions conditions, Change change)
      throws ApiError, IOException {
    return locks.changing(
        name,
        () -> {
          ObjectNode bucket = existing(name);
          long metageneration = bucket.path("metageneration").asLong();
          conditions.checkChange(1, metageneration);
          ObjectNode changed =
              described(
                  change.of(bucket),
                  name,
                  metageneration + 1,
                  Instant.parse(bucket.path("timeCreated").asText()),
                  generations.now());
          SideFiles.write(sides.bucket(name), changed);
          return changed;
        });
  }

  /** Refused while there are objects; folders that hold none are in no one's way. */
  void delete(String name, Preconditions conditions) throws ApiError, IOException {
    locks.<Void>changing(
        name,
        () -> {
          conditions.checkChange(1, existing(name).path("metageneration").asLong());
          removeFolders(buckets.existing(name));
          Path lock = sides.lock(name);
          try (Stream<Path> files = Files.walk(sides.all(name))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
              if (!file.equals(lock) && !lock.startsWith(file)) {
                Files.delete(file);
              }
            }
          }
          return null;
        });
  }

  private static void removeFolders(Path folder) throws ApiError, IOException {
    try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> paths = walk.sorted(Comparator.reverseOrder()).toList();
      if (!paths.stream().allMatch(Files::isDirectory)) {
        throw notEmpty();
      }
      for (Path path : paths) {
        Files.delete(path);
      }
    } catch (DirectoryNotEmptyException e) {
      throw notEmpty();
    }
  }

  private static ApiError notEmpty() {
    return ApiError.of(Code.ABORTED, "The bucket you tried to delete is not empty.");
  }

  /** The policy of who may do what; kept, and never asked. */
  ObjectNode policy(String name) throws ApiError, IOException {
    return locks.reading(name, () -> existingPolicy(name));
  }

  private ObjectNode existingPolicy(String name) throws ApiError, IOException {
    buckets.existing(name);
    ObjectNode none = Json.object().put("version", 1).put("etag", "CAE=");
    none.putArray("bindings");
    ObjectNode policy = SideFiles.read(sides.policy(name)).orElse(none);
    return policy.put("kind", "storage#policy").put("resourceId", "projects/_/buckets/" + name);
  }

  /** Refused when it was read before another was set. */
  ObjectNode setPolicy(String name, ObjectNode policy) throws ApiError, IOException {
    return locks.changing(
        name,
        () -> {
          String etag = existingPolicy(name).path("etag").asText();
          String seen = policy.path("etag").asText();
          if (!seen.isEmpty() && !seen.equals(etag)) {
            throw ApiError.conditionNotMet(
                "At least one of the pre-conditions you specified did not hold.");
          }
          ObjectNode kept = policy.deepCopy().put("etag", "CA" + generations.after(0) + "=");
          SideFiles.write(sides.policy(name), kept);
          return existingPolicy(name);
        });
  }
}
