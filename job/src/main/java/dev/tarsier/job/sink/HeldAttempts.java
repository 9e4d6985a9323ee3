package dev.tarsier.job.sink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * An object store on which small files of attempts stay in memory until they are given their final
 * names. To write a file and move it is nine requests with gcs-connector 4.0.4 (a look for the
 * object and two of an upload; six of the move, five of them looks); to write it under its final
 * name, where nothing may stand yet, is three. What the files held have in common is a budget in
 * bytes: a file that would pass it goes to the store, under its attempt's name, as it grows.
 *
 * <p>Nothing unfinished comes under a final name: the bytes are all there before the first is sent,
 * and an upload that breaks off is never closed, which is what would make an object of its part.
 */
final class HeldAttempts extends FilterFileSystem {
  private final String attempts;
  private final long budget;
  private final Map<Path, Content> held = new HashMap<>();
  private final Set<Path> stored = new HashSet<>();
  private long bytes;

  /**
   * Holds files for one task.
   *
   * @param attempts the folder of all attempts
   * @param budget bytes of all files held
   */
  HeldAttempts(FileSystem store, Path attempts, long budget) {
    super(store);
    this.attempts = attempts.toUri().getPath() + "/";
    this.budget = budget;
  }

  /** The bytes of a file; one call hands on all of them. */
  private static final class Content extends ByteArrayOutputStream {
    private static final int INITIAL = 4 << 10;

    Content() {
      super(INITIAL);
    }
  }

  private boolean isOfAttempt(Path path) {
    return path.toUri().getPath().startsWith(attempts);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    if (isOfAttempt(path)) {
      return new FSDataOutputStream(new HeldStream(path), null);
    }
    return fs.create(path, permission, overwrite, bufferSize, replication, blockSize, progress);
  }

  /** Whether so many more bytes can be held; they count as held then. */
  private synchronized boolean take(int more) {
    if (bytes + more > budget) {
      return false;
    }
    bytes += more;
    return true;
  }

  private synchronized void keep(Path path, Content content) {
    held.put(path, content);
  }

  private synchronized void drop(Content content) {
    bytes -= content.size();
  }

  private synchronized void noteStored(Path path) {
    stored.add(path);
  }

  private synchronized Content find(Path path) {
    return held.get(path);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    Content content = find(from);
    if (content == null) {
      // Spark may have written it.
      noteStored(from);
      return fs.rename(from, to);
    }
    FSDataOutputStream out;
    try {
      out = fs.create(to, false);
    } catch (FileAlreadyExistsException e) {
      return false;
    }
    // Not in a try: closed after a failure, the stream would make an object of what it has.
    content.writeTo(out);
    out.close();
    forget(from);
    return true;
  }

  private synchronized void forget(Path path) {
    drop(held.remove(path));
  }

  @Override
  public boolean exists(Path path) throws IOException {
    return find(path) != null || fs.exists(path);
  }

  /** Asks the store only where it may have something. */
  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    if (!isOfAttempt(path)) {
      return fs.delete(path, recursive);
    }
    boolean asks;
    synchronized (this) {
      String below = path.toUri().getPath() + "/";
      held.keySet().stream().filter(each -> isAt(each, path, below)).toList().forEach(this::forget);
      asks = stored.stream().anyMatch(each -> isAt(each, path, below));
    }
    return !asks || fs.delete(path, recursive);
  }

  private static boolean isAt(Path file, Path path, String below) {
    return file.equals(path) || file.toUri().getPath().startsWith(below);
  }

  /** Held as long as it fits, then the store's. */
  private final class HeldStream extends OutputStream {
    private final Path path;
    private Content content = new Content();
    private OutputStream out;

    HeldStream(Path path) {
      this.path = path;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      if (out == null && take(length)) {
        content.write(buffer, offset, length);
        return;
      }
      if (out == null) {
        noteStored(path);
        out = fs.create(path, true);
        content.writeTo(out);
        drop(content);
        content = new Content();
      }
      out.write(buffer, offset, length);
    }

    @Override
    public void flush() throws IOException {
      if (out != null) {
        out.flush();
      }
    }

    @Override
    public void close() throws IOException {
      if (out != null) {
        out.close();
      } else {
        keep(path, content);
      }
    }
  }
}
