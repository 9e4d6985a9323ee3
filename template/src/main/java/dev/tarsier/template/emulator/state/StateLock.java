package dev.tarsier.template.emulator.state;

import dev.tarsier.template.fork.SetupProblem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second emulator from a folder that one works in; the system frees it with the process.
 */
public final class StateLock implements Closeable {
  private final FileChannel channel;

  private StateLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the folder, which is made; throws when it is taken. */
  public static StateLock take(Path folder) throws IOException, SetupProblem {
    Path file = Files.createDirectories(folder).resolve(".lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isLocked(channel)) {
      channel.close();
      throw new SetupProblem(
          "Cannot use state folder: "
              + folder
              + " (another emulator does; choose another --state)");
    }
    return new StateLock(channel);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
