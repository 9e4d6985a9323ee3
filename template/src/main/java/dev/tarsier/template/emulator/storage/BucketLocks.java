package dev.tarsier.template.emulator.storage;

import dev.tarsier.template.emulator.http.ApiError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * One change of a bucket at a time, and none while its state is read: what is checked still holds
 * when it is acted upon. Content is written and sent outside.
 */
final class BucketLocks {
  /** Of this process: a file lock is the process's own and keeps no thread out. */
  private static final Map<Path, ReentrantReadWriteLock> LOCKS = new ConcurrentHashMap<>();

  private final SideFiles sides;

  /** What is done under a lock. */
  interface Action<T> {
    T run() throws ApiError, IOException;
  }

  BucketLocks(SideFiles sides) {
    this.sides = sides;
  }

  private ReentrantReadWriteLock of(String bucket) {
    return LOCKS.computeIfAbsent(sides.lock(bucket), file -> new ReentrantReadWriteLock());
  }

  <T> T reading(String bucket, Action<T> action) throws ApiError, IOException {
    Lock lock = of(bucket).readLock();
    lock.lock();
    try {
      return action.run();
    } finally {
      lock.unlock();
    }
  }

  /** Other emulators on the same folders are kept out too. Not to be called within itself. */
  <T> T changing(String bucket, Action<T> action) throws ApiError, IOException {
    Lock lock = of(bucket).writeLock();
    lock.lock();
    try {
      Path file = sides.lock(bucket);
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        if (!held.isValid()) {
          throw new IOException("Cannot lock " + file);
        }
        return action.run();
      }
    } finally {
      lock.unlock();
    }
  }
}
