package dev.tarsier.template.emulator.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * What a driver prints, where the clients of Dataproc look for it: objects {@code
 * driveroutput.000000000} and on, of which one without content is the end (gcloud,
 * api_lib/dataproc/storage_helpers.py, 528.0.0). Every write can be read at once.
 */
public final class DriverOutput implements Closeable {
  private final Path folder;
  private OutputStream stream;
  private int objects;

  /**
   * Nothing is written yet: an object without content would be the end.
   *
   * @param folder of this job alone
   */
  public DriverOutput(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.stream = OutputStream.nullOutputStream();
  }

  public synchronized void write(byte[] bytes, int count) throws IOException {
    if (count > 0) {
      if (objects == 0) {
        stream = next();
      }
      stream.write(bytes, 0, count);
    }
  }

  /** A line of our own among those of the driver. */
  public void line(String text) throws IOException {
    byte[] bytes = ("Tarsier: " + text + "\n").getBytes(StandardCharsets.UTF_8);
    write(bytes, bytes.length);
  }

  private OutputStream next() throws IOException {
    String name = String.format(Locale.ROOT, "driveroutput.%09d", objects++);
    return Files.newOutputStream(
        folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** Ends the series. */
  @Override
  public synchronized void close() throws IOException {
    stream.close();
    next().close();
    stream = OutputStream.nullOutputStream();
  }
}
