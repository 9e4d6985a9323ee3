package dev.tarsier.job.sink;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * The local file system with the renames of HDFS (none over a file, none into a missing folder),
 * and a power cut: the n-th call that would change something fails, and all after it.
 */
public final class BreakingFileSystem extends FilterFileSystem {
  private static final String CALLS = "tarsier.test.calls";

  private int callsLeft;

  public BreakingFileSystem() {
    super(new RawLocalFileSystem());
  }

  /** Makes {@code file:} fail at this changing call, from 0. */
  static Configuration failingAt(int call) {
    Configuration configuration = new Configuration(false);
    configuration.setInt(CALLS, call);
    configuration.set("fs.file.impl", BreakingFileSystem.class.getName());
    configuration.setBoolean("fs.file.impl.disable.cache", true);
    return configuration;
  }

  @Override
  public void initialize(URI name, Configuration conf) throws IOException {
    super.initialize(name, conf);
    callsLeft = conf.getInt(CALLS, 0);
  }

  /** Whether the power was cut. */
  static boolean hasFailed(FileSystem fileSystem) {
    return ((BreakingFileSystem) fileSystem).callsLeft < 0;
  }

  private void change() throws IOException {
    if (callsLeft-- <= 0) {
      throw new IOException("Cannot go on: the power is cut");
    }
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
    change();
    return cut(
        super.create(path, permission, overwrite, bufferSize, replication, blockSize, progress));
  }

  /** A write that fails leaves the first half. */
  private FSDataOutputStream cut(FSDataOutputStream out) throws IOException {
    return new FSDataOutputStream(
        new FilterOutputStream(out) {
          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            if (callsLeft <= 0) {
              out.write(bytes, offset, length / 2);
              out.close();
            }
            change();
            out.write(bytes, offset, length);
          }
        },
        null);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    change();
    return exists(from) && exists(to.getParent()) && !exists(to) && super.rename(from, to);
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    change();
    return super.delete(path, recursive);
  }

  @Override
  public boolean mkdirs(Path path, FsPermission permission) throws IOException {
    change();
    return super.mkdirs(path, permission);
  }
}
