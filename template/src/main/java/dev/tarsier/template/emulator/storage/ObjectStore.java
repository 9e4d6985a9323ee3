package dev.tarsier.template.emulator.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.emulator.http.ApiError;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * Objects, each whole or not there at all. Of several writers with the same precondition one wins:
 * what is checked and what is done then are one step.
 */
final class ObjectStore {
  private final Buckets buckets;
  private final BucketLocks locks;
  private final ObjectFiles files;
  private final Uploads uploads;
  private final Generations generations;

  ObjectStore(Buckets buckets, SideFiles sides, BucketLocks locks, Generations generations) {
    this.buckets = buckets;
    this.locks = locks;
    this.files = new ObjectFiles(buckets, sides);
    this.uploads = new Uploads(sides);
    this.generations = generations;
  }

  /** An object and its content, which is that of this generation whatever comes after. */
  record Opened(StoredObject object, SeekableByteChannel channel) {}

  /** How an object is to become another. */
  interface Change {
    ObjectNode of(StoredObject object) throws ApiError;
  }

  /**
   * The object.
   *
   * @param generation that it must have; 0 for any
   */
  StoredObject read(ObjectName name, long generation) throws ApiError, IOException {
    return locks.reading(name.bucket(), () -> existing(name, generation));
  }

  private StoredObject existing(ObjectName name, long generation) throws ApiError, IOException {
    StoredObject object = files.find(name).orElseThrow(name::missing);
    if (generation != 0 && generation != object.generation()) {
      throw ApiError.notFound(
          "No such object: " + name.bucket() + "/" + name.name() + "#" + generation);
    }
    return object;
  }

  /** The same with its content, to be closed. */
  Opened open(ObjectName name, long generation, Preconditions conditions)
      throws ApiError, IOException {
    return locks.reading(
        name.bucket(),
        () -> {
          StoredObject object = existing(name, generation);
          conditions.checkRead(object.generation(), object.metageneration());
          return new Opened(
              object, name.isPlaceholder() ? new NoBytes() : Files.newByteChannel(object.file()));
        });
  }

  /** A page of the objects of a bucket. */
  ObjectListing.Page list(String bucket, ListQuery query) throws ApiError, IOException {
    return locks.reading(
        bucket, () -> new ObjectListing(bucket, query, files).page(buckets.existing(bucket)));
  }

  /** Begins an object; its bucket is made when it is not there, as that of a local run. */
  Draft begin(String bucket) throws ApiError, IOException {
    return uploads.begin(buckets.made(bucket));
  }

  /** Says early what {@link #publish} would say at the end. */
  void check(ObjectName name, Preconditions conditions) throws ApiError, IOException {
    buckets.made(name.bucket());
    locks.reading(name.bucket(), () -> checked(name, conditions));
  }

  /** The generation that is there now, 0 for none. */
  private long checked(ObjectName name, Preconditions conditions) throws ApiError, IOException {
    Optional<StoredObject> there = files.find(name);
    long generation = there.map(StoredObject::generation).orElse(0L);
    conditions.checkChange(generation, there.map(StoredObject::metageneration).orElse(0L));
    return generation;
  }

  /** The draft becomes the object, with these fields of its resource. */
  StoredObject publish(Draft draft, ObjectName name, ObjectNode given, Preconditions conditions)
      throws ApiError, IOException {
    Hashes hashes = draft.hashes();
    draft.finish();
    if (name.isPlaceholder() && draft.bytes() > 0) {
      throw ApiError.invalid(
          "Unsupported: content in an object whose name ends with a slash, "
              + name.name()
              + " (here it stands for a folder)");
    }
    FileStamp stamp = FileStamp.of(Files.readAttributes(draft.file(), BasicFileAttributes.class));
    return locks.changing(
        name.bucket(),
        () -> {
          long generation = generations.after(checked(name, conditions));
          StoredObject object =
              StoredObject.written(
                  name,
                  buckets.object(name),
                  stamp,
                  given,
                  // Of parts put together Cloud Storage knows no MD5.
                  given.has("componentCount") ? new Hashes("", hashes.crc32c()) : hashes,
                  generation,
                  generations.now());
          files.put(draft.file(), object);
          return object;
        });
  }

  /** Gives the object other fields. */
  StoredObject change(ObjectName name, long generation, Preconditions conditions, Change change)
      throws ApiError, IOException {
    return locks.changing(
        name.bucket(),
        () -> {
          StoredObject object = existing(name, generation);
          conditions.checkChange(object.generation(), object.metageneration());
          Instant now = generations.now();
          StoredObject changed = object.changed(change.of(object), now);
          files.note(changed);
          return changed;
        });
  }

  void delete(ObjectName name, long generation, Preconditions conditions)
      throws ApiError, IOException {
    locks.<Void>changing(
        name.bucket(),
        () -> {
          StoredObject object = existing(name, generation);
          conditions.checkChange(object.generation(), object.metageneration());
          files.remove(object);
          return null;
        });
  }
}
