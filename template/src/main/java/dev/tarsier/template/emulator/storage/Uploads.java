package dev.tarsier.template.emulator.storage;

import com.google.rpc.Code;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.state.Ids;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts whole objects in their place, never a part of one. */
final class Uploads {
  private static final String UNFINISHED = ".tarsier-upload-";

  private final Buckets buckets;

  Uploads(Buckets buckets) {
    this.buckets = buckets;
  }

  /** Whether a file is on its way to becoming an object. */
  static boolean isUnfinished(Path file) {
    return file.getFileName().toString().startsWith(UNFINISHED);
  }

  /** A file in the bucket's folder, so that the move into place is one step. */
  Path begin(String bucket) throws ApiError, IOException {
    return buckets.made(bucket).resolve(UNFINISHED + Ids.suffix());
  }

  /** Checks {@code ifGenerationMatch}: 0 means that there must be none yet. */
  void check(ApiRequest request, String bucket, String name) throws ApiError, IOException {
    buckets.made(bucket);
    long wanted = request.number("ifGenerationMatch", -1);
    if (wanted >= 0 && generation(bucket, name) != wanted) {
      throw ApiError.conditionNotMet(
          "At least one of the pre-conditions you specified did not hold.");
    }
  }

  private long generation(String bucket, String name) throws ApiError, IOException {
    try {
      return ObjectResource.read(buckets, bucket, name).generation();
    } catch (ApiError e) {
      if (e.code() == Code.NOT_FOUND) {
        return 0;
      }
      throw e;
    }
  }

  /** The file becomes the object. */
  ObjectResource finish(Path file, String bucket, String name) throws ApiError, IOException {
    Path target = buckets.object(bucket, name);
    try {
      Files.createDirectories(target.getParent());
      if (Files.isDirectory(target)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      Files.move(file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      Files.deleteIfExists(file);
      throw ApiError.of(
          Code.ABORTED,
          "Cannot store object: "
              + name
              + " (a folder cannot hold an object and objects below its name)");
    }
    return ObjectResource.read(buckets, bucket, name);
  }
}
