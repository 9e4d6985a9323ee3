package dev.tarsier.job.sink;

import dev.tarsier.job.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Files that are there whole or not at all. Local and HDFS renames are atomic. On Cloud Storage a
 * rename is a server-side copy, whole when it appears, and a small file is one upload.
 */
public final class AtomicFiles {
  private final FileSystem fileSystem;
  private final Path passingFolder;

  /** {@code passingFolder}: where files stand until they are whole. */
  public AtomicFiles(FileSystem fileSystem, Path passingFolder) {
    this.fileSystem = fileSystem;
    this.passingFolder = passingFolder;
  }

  /**
   * Moves a whole file to its final name. Another attempt of the same partition may have been there
   * first; its bytes are the same, so it does not matter which one stays.
   */
  public void rename(Path from, Path to) throws IOException {
    if (fileSystem instanceof RawLocalFileSystem local) {
      Files.createDirectories(local.pathToFile(to).toPath().getParent());
      Files.move(
          local.pathToFile(from).toPath(),
          local.pathToFile(to).toPath(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    if (fileSystem.rename(from, to)) {
      return;
    }
    fileSystem.mkdirs(to.getParent());
    fileSystem.delete(to, false);
    if (!fileSystem.rename(from, to)) {
      throw new IOException("Cannot rename " + from + " to " + to);
    }
  }

  /** Writes a small file under a passing name and renames it. */
  public void write(Path path, String text) throws IOException {
    Path passing = new Path(passingFolder, path.getName() + "-" + UUID.randomUUID());
    try (OutputStream out = Storage.create(fileSystem, passing)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    rename(passing, path);
  }

  public Optional<String> read(Path path) throws IOException {
    try (FSDataInputStream in = fileSystem.open(path)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Names in a folder, none when it does not exist. */
  static List<String> names(FileSystem fileSystem, Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try {
      for (FileStatus status : fileSystem.listStatus(folder)) {
        names.add(status.getPath().getName());
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    return names;
  }
}
