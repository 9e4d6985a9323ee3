package dev.tarsier.template.emulator.storage;

import dev.tarsier.template.emulator.http.ApiError;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder for each bucket, and in it a file for each object. */
public final class Buckets {
  /** Bucket names, loosely (https://cloud.google.com/storage/docs/buckets, 2026-11). */
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");

  private static final String GS = "gs://";

  private final Path root;

  public Buckets(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  public Path root() {
    return root;
  }

  /** The folder of a bucket that is there. */
  Path existing(String bucket) throws ApiError {
    Path folder = bucket(bucket);
    if (!Files.isDirectory(folder)) {
      throw ApiError.notFound("The specified bucket does not exist: " + bucket);
    }
    return folder;
  }

  /** The folder of a bucket that is made when it is not there, as jobs do that write to it. */
  Path made(String bucket) throws ApiError, IOException {
    return Files.createDirectories(bucket(bucket));
  }

  boolean isThere(String bucket) throws ApiError {
    return Files.isDirectory(bucket(bucket));
  }

  /** Refuses a name that no bucket can have. */
  void check(String bucket) throws ApiError {
    bucket(bucket);
  }

  /** The folder of a bucket, there or not. */
  private Path bucket(String bucket) throws ApiError {
    if (!BUCKET.matcher(bucket).matches() || bucket.contains("..")) {
      throw ApiError.invalid("Invalid bucket name: '" + bucket + "'");
    }
    return root.resolve(bucket);
  }

  /** Names of all buckets, sorted. */
  List<String> names() throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> BUCKET.matcher(name).matches())
          .sorted()
          .toList();
    }
  }

  /**
   * The file of an object, there or not; of a placeholder the folder. Refused when the name is no
   * path below its bucket.
   */
  Path object(ObjectName object) throws ApiError {
    Path folder = existing(object.bucket());
    String name = object.name();
    String path = object.isPlaceholder() ? name.substring(0, name.length() - 1) : name;
    try {
      Path file = folder.resolve(path);
      boolean plain = folder.relativize(file.normalize()).toString().equals(path);
      boolean own = !path.isEmpty() && !Uploads.isUnfinished(file);
      if (plain && own && file.normalize().startsWith(folder)) {
        return file;
      }
    } catch (IllegalArgumentException e) {
      // Refused below.
    }
    throw ApiError.invalid(
        "Invalid object name: " + name + " (here it must be a plain relative path)");
  }

  /** The file that a {@code gs:} or {@code file:} URI means. */
  public Path file(String uri) throws IOException {
    Path file = uri.startsWith(GS) ? ofBucket(uri) : local(uri);
    if (!Files.isRegularFile(file)) {
      throw new IOException("Missing file: " + uri + " (looked at " + file + ")");
    }
    return file;
  }

  private Path ofBucket(String uri) throws IOException {
    Path file = root.resolve(uri.substring(GS.length())).normalize();
    if (!file.startsWith(root)) {
      throw new IOException("Invalid URI: " + uri + " (it leaves the buckets)");
    }
    return file;
  }

  private static Path local(String uri) throws IOException {
    try {
      return Path.of(URI.create(uri));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw new IOException(
          "Unsupported URI: " + uri + " (here it must be gs://… or file:///…)", e);
    }
  }
}
