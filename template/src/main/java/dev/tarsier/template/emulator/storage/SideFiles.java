package dev.tarsier.template.emulator.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.emulator.state.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What Cloud Storage knows of buckets and objects and a file system does not, in a folder beside
 * the buckets whose name no bucket can have. What has no side file is as someone made it by hand.
 */
final class SideFiles {
  private static final String FOLDER = ".tarsier-storage";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;

  SideFiles(Path root) {
    this.folder = root.resolve(FOLDER);
  }

  /** Of the bucket itself. */
  Path bucket(String bucket) {
    return folder.resolve(bucket).resolve("bucket.json");
  }

  Path policy(String bucket) {
    return folder.resolve(bucket).resolve("iam.json");
  }

  /** Held by the one process that changes the bucket now. */
  Path lock(String bucket) {
    return folder.resolve(bucket).resolve("lock");
  }

  /** Names may be longer than those of files, so a digest stands for them. */
  Path object(String bucket, String name) {
    String digest = HexFormat.of().formatHex(sha256(name.getBytes(StandardCharsets.UTF_8)));
    return folder
        .resolve(bucket)
        .resolve("objects")
        .resolve(digest.substring(0, 2))
        .resolve(digest.substring(2) + ".json");
  }

  /** Where uploads grow until they are whole. */
  Path uploads() throws IOException {
    return Files.createDirectories(folder.resolve("uploads"));
  }

  /** Everything about a bucket that is gone. */
  Path all(String bucket) {
    return folder.resolve(bucket);
  }

  /** What a side file holds; nothing when it is not there, or no JSON. */
  static Optional<ObjectNode> read(Path file) throws IOException {
    try {
      return Optional.of((ObjectNode) JSON.readTree(Files.readAllBytes(file)));
    } catch (NoSuchFileException | JsonProcessingException | ClassCastException e) {
      return Optional.empty();
    }
  }

  /** In one step: a reader sees the old or the new. */
  static void write(Path file, ObjectNode content) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling(file.getFileName() + "." + Ids.suffix());
    Files.write(fresh, JSON.writeValueAsBytes(content));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Missing SHA-256: every Java has it", e);
    }
  }
}
