package dev.tarsier.job.sink;

import dev.tarsier.job.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
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
 * Files that are there whole or not at all. Local and HDFS renames are atomic; so is a move of an
 * object on Cloud Storage, and a small file is one upload there.
 */
public final class AtomicFiles {
  private static final int RECORD_LOOKS = 3;

  /** More drivers than two have never been seen at one run. */
  private static final int WRITE_TURNS = 3;

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

  /**
   * Moves a whole file to a final name at which nothing may stand yet: of two that try it, one
   * wins. Returns false, and leaves {@code from}, when something is there already.
   *
   * <p>On Cloud Storage the connector moves an object under the condition that there is no object
   * of the new name ({@code ifGenerationMatch=0}; gcs-connector 4.0.4, read 2026-11). When the
   * answer to a move is lost, the old name is gone and the new one is there: then it was ours.
   */
  boolean place(Path from, Path to) throws IOException {
    if (fileSystem instanceof RawLocalFileSystem local) {
      return placeLocally(local.pathToFile(from).toPath(), local.pathToFile(to).toPath());
    }
    IOException failure = null;
    try {
      if (fileSystem.rename(from, to)) {
        return true;
      }
    } catch (IOException e) {
      failure = e;
    }
    if (fileSystem.exists(to)) {
      return !fileSystem.exists(from);
    }
    fileSystem.mkdirs(to.getParent());
    if (fileSystem.rename(from, to)) {
      return true;
    }
    if (fileSystem.exists(to)) {
      return !fileSystem.exists(from);
    }
    throw new IOException("Cannot rename " + from + " to " + to, failure);
  }

  private static boolean placeLocally(java.nio.file.Path from, java.nio.file.Path to)
      throws IOException {
    Files.createDirectories(to.getParent());
    try {
      // A rename would replace what is there; a second name for the file is refused then.
      Files.createLink(to, from);
      Files.delete(from);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException | FileSystemException e) {
      return placeWithoutLinks(from, to);
    }
  }

  /** Some file systems have no links; the look and the rename are two steps there. */
  private static boolean placeWithoutLinks(java.nio.file.Path from, java.nio.file.Path to)
      throws IOException {
    if (Files.exists(to)) {
      return false;
    }
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  /** Writes a record, with its checksum, where none may stand yet; false when one is there. */
  boolean createRecord(Path path, String text) throws IOException {
    return create(path, SealedText.seal(text));
  }

  /** Writes a text where none may stand yet; false when one is there already. */
  boolean create(Path path, String text) throws IOException {
    Path passing = writePassing(path, text);
    boolean created = place(passing, path);
    if (!created) {
      fileSystem.delete(passing, false);
    }
    return created;
  }

  private Path writePassing(Path path, String text) throws IOException {
    Path passing = new Path(passingFolder, path.getName() + "-" + UUID.randomUUID());
    try (OutputStream out = Storage.create(fileSystem, passing)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return passing;
  }

  /** Writes a small file under a passing name and renames it; the last of several writers wins. */
  public void write(Path path, String text) throws IOException {
    if (!Storage.isObjectStore(fileSystem)) {
      rename(writePassing(path, text), path);
      return;
    }
    for (int turn = 1; ; turn++) {
      try {
        upload(path, text);
        return;
      } catch (IOException e) {
        if (turn == WRITE_TURNS || !Storage.isPreconditionFailed(e)) {
          throw e;
        }
      }
    }
  }

  /**
   * One upload, which takes effect when it is closed: nothing is ever missing in between. The
   * connector replaces only the generation that stood when the upload began.
   */
  private void upload(Path path, String text) throws IOException {
    // Not closed when it breaks off, as that would put a part in the file's place.
    OutputStream out = fileSystem.create(path, true);
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.close();
  }

  /** What {@link #createRecord} wrote; another text than that is looked at again, then refused. */
  Optional<String> readRecord(Path path) throws IOException {
    for (int look = 1; look <= RECORD_LOOKS; look++) {
      Optional<String> sealed = read(path);
      Optional<String> text = sealed.flatMap(SealedText::open);
      if (sealed.isEmpty() || text.isPresent()) {
        return text;
      }
    }
    throw new IOException(
        "Invalid record: " + path + " (its bytes are not those that were written)");
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
