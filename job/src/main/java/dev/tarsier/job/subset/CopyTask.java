package dev.tarsier.job.subset;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.source.SourceFile;
import dev.tarsier.job.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * One file to copy.
 *
 * @param root of the source
 * @param copies folder of the copies
 * @param file as it was listed, below the source; a negative size is not known
 * @param there what stands in the copy's place
 */
record CopyTask(Location root, Location copies, SourceFile file, SubsetFolder.Present there) {
  private static final int TRIES = 4;
  private static final long FIRST_PAUSE_MILLIS = 200;

  private Location from() {
    return root.child(file.path());
  }

  /**
   * Whether what is there is this file: it has its size and is no older, which is all that two file
   * systems tell alike.
   */
  boolean isDone() {
    return there.bytes() == file.bytes() && there.modifiedMillis() >= file.modifiedMillis();
  }

  /**
   * Copies under a passing name and gives the copy its final one. Throws InputProblem when the file
   * is gone, RunFailure when it cannot be copied. Returns its bytes.
   */
  long run(SubsetFolder folder, Configuration configuration, byte[] buffer) {
    for (int attempt = 1; ; attempt++) {
      try {
        CopyTask known = file.bytes() < 0 ? measured(configuration) : this;
        return known.isDone() ? known.file.bytes() : known.attempt(folder, configuration, buffer);
      } catch (FileNotFoundException e) {
        throw new InputProblem(
            "Missing image: "
                + from()
                + " does not exist, or may not be read (run again, or name it in --exclude)",
            "source.uri",
            e);
      } catch (IOException e) {
        pauseOrFail(attempt, e);
      }
    }
  }

  private CopyTask measured(Configuration configuration) throws IOException {
    FileStatus status =
        Storage.of(root, configuration, "source.uri").getFileStatus(Storage.path(from()));
    SourceFile found = new SourceFile(file.path(), status.getLen(), status.getModificationTime());
    return new CopyTask(root, copies, found, there);
  }

  private long attempt(SubsetFolder folder, Configuration configuration, byte[] buffer)
      throws IOException {
    Path passing = new Path(folder.attempts(), UUID.randomUUID().toString());
    FileSystem source = Storage.of(root, configuration, "source.uri");
    long bytes = 0;
    try (InputStream in = source.open(Storage.path(from()));
        OutputStream out = Storage.create(folder.fileSystem(), passing)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        bytes += read;
      }
    }
    if (bytes != file.bytes()) {
      throw new IOException(
          "Invalid length: " + bytes + " bytes (" + file.bytes() + " when it was listed)");
    }
    folder.commit(passing, Storage.path(copies.child(file.path())));
    return bytes;
  }

  private void pauseOrFail(int attempt, IOException failure) {
    if (attempt == TRIES) {
      throw new RunFailure(
          "Cannot copy "
              + from()
              + " to "
              + copies
              + " after "
              + TRIES
              + " tries: "
              + failure.getMessage()
              + " (run again: what is copied stays)",
          failure);
    }
    long pause = FIRST_PAUSE_MILLIS << (attempt - 1);
    try {
      Thread.sleep(pause + ThreadLocalRandom.current().nextLong(pause));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure("Cannot copy " + from() + ": interrupted", e);
    }
  }
}
