package dev.tarsier.template.emulator.storage;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.rpc.Code;
import dev.tarsier.template.emulator.http.ApiError;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Objects as files with their side files. A side file speaks of one state of its file; where
 * someone has changed the file since, it tells no more than the generation that was.
 */
final class ObjectFiles {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String STAMP = "stamp";
  private static final String RESOURCE = "resource";

  private final Buckets buckets;
  private final SideFiles sides;

  ObjectFiles(Buckets buckets, SideFiles sides) {
    this.buckets = buckets;
    this.sides = sides;
  }

  /** The object, when it is there. */
  Optional<StoredObject> find(ObjectName name) throws ApiError, IOException {
    Path file = buckets.object(name);
    try {
      return find(name, file, Files.readAttributes(file, BasicFileAttributes.class));
    } catch (FileSystemException e) {
      // Not there, or a part of the name is a file, or too long for one.
      return Optional.empty();
    }
  }

  /** The same for a file that was just looked at. */
  Optional<StoredObject> find(ObjectName name, Path file, BasicFileAttributes attributes)
      throws IOException {
    if (name.isPlaceholder()) {
      return attributes.isDirectory() ? placeholder(name, file) : Optional.empty();
    }
    if (!attributes.isRegularFile()) {
      return Optional.empty();
    }
    FileStamp stamp = FileStamp.of(attributes);
    Optional<ObjectNode> side = SideFiles.read(sides.object(name.bucket(), name.name()));
    if (side.isEmpty()) {
      return Optional.of(StoredObject.found(name, file, stamp, stamp.generation()));
    }
    ObjectNode resource = (ObjectNode) side.get().path(RESOURCE);
    if (side.get().path(STAMP).asText().equals(stamp.text())) {
      return Optional.of(new StoredObject(file, stamp, resource));
    }
    long generation = Math.max(stamp.generation(), resource.path("generation").asLong() + 1);
    return Optional.of(StoredObject.found(name, file, stamp, generation));
  }

  private Optional<StoredObject> placeholder(ObjectName name, Path file) throws IOException {
    return SideFiles.read(sides.object(name.bucket(), name.name()))
        .map(side -> (ObjectNode) side.path(RESOURCE))
        .map(resource -> new StoredObject(file, new FileStamp(0, 0), resource));
  }

  /** Keeps what is known of an object. */
  void note(StoredObject object) throws IOException {
    ObjectNode side = JSON.createObjectNode().put(STAMP, object.stamp().text());
    side.set(RESOURCE, object.resource());
    SideFiles.write(sides.object(object.bucket(), object.name()), side);
  }

  /** The content becomes the object's. */
  void put(Path content, StoredObject object) throws ApiError, IOException {
    Path target = object.file();
    try {
      if (object.name().endsWith("/")) {
        Files.createDirectories(target);
        note(object);
        return;
      }
      Files.createDirectories(target.getParent());
      if (Files.isDirectory(target)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      note(object);
      Files.move(
          content, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      throw ApiError.of(
          Code.ABORTED,
          "Cannot store object: "
              + object.name()
              + " (a folder cannot hold an object and objects below its name)");
    }
  }

  /** Removes an object, and the folders that held nothing else: Cloud Storage has none. */
  void remove(StoredObject object) throws ApiError, IOException {
    if (!object.name().endsWith("/")) {
      Files.delete(object.file());
    }
    Files.deleteIfExists(sides.object(object.bucket(), object.name()));
    Path bucket = buckets.existing(object.bucket());
    Path folder = object.name().endsWith("/") ? object.file() : object.file().getParent();
    while (folder.startsWith(bucket) && !folder.equals(bucket)) {
      String name = bucket.relativize(folder) + "/";
      if (Files.exists(sides.object(object.bucket(), name)) || !removed(folder)) {
        return;
      }
      folder = folder.getParent();
    }
  }

  private static boolean removed(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
      return true;
    } catch (DirectoryNotEmptyException e) {
      return false;
    }
  }
}
