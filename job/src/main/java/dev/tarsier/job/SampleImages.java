package dev.tarsier.job;

import dev.tarsier.job.image.fundus.FundusPainter;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.job.request.FlagReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Makes the demo's images: painted fundus photographs in two label folders, and among them three
 * files that are damaged on purpose, as every real bucket has some. Same number, same bytes.
 */
public final class SampleImages {
  private static final int DAMAGED = 3;
  private static final byte[] WEB_PAGE =
      "<!DOCTYPE html><title>404 Not Found</title>".getBytes(StandardCharsets.UTF_8);

  private final Path folder;
  private final int images;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final long startNanos = System.nanoTime();

  SampleImages(Path folder, int images) {
    if (images < DAMAGED + 1) {
      throw new IllegalArgumentException(
          "Invalid number of images: " + images + " (at least 4: three are damaged on purpose)");
    }
    this.folder = folder;
    this.images = images;
  }

  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    SampleImages samples;
    try {
      FlagReader flags = new FlagReader(List.of(args));
      samples =
          new SampleImages(
              Path.of(flags.required("--output")), flags.parsed("--images", Integer::parseInt));
      flags.refuseUnknown();
    } catch (IllegalArgumentException e) {
      out.println(ProgressEventParser.format(new ProgressEvent.Refused("", e.getMessage())));
      System.exit(ExitCode.USAGE);
      return;
    }
    samples.make(out);
  }

  /** Makes what is not there yet. */
  void make(PrintStream out) throws IOException {
    Files.createDirectories(folder.resolve("left"));
    Files.createDirectories(folder.resolve("right"));
    removeOtherSet();
    IntStream.range(0, images).parallel().forEach(i -> one(i, out));
  }

  /** Which images are damaged depends on their number: a set of another size starts afresh. */
  private void removeOtherSet() throws IOException {
    Path mark = folder.resolve(".images");
    String wanted = Integer.toString(images);
    if (Files.exists(mark) && !Files.readString(mark).equals(wanted)) {
      for (String side : List.of("left", "right")) {
        try (DirectoryStream<Path> eyes =
            Files.newDirectoryStream(folder.resolve(side), "eye-*.jpg")) {
          for (Path eye : eyes) {
            Files.delete(eye);
          }
        }
      }
    }
    Files.writeString(mark, wanted);
  }

  private void one(int index, PrintStream out) {
    String name = String.format(Locale.ROOT, "%s/eye-%04d.jpg", side(index), index);
    Path file = folder.resolve(name);
    try {
      if (!Files.exists(file)) {
        Path passing = Files.createTempFile(folder, ".eye", ".tmp");
        Files.write(passing, content(index));
        Files.move(passing, file, StandardCopyOption.ATOMIC_MOVE);
      }
      bytes.addAndGet(Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
    emit(out);
  }

  private static String side(int index) {
    return index % 2 == 0 ? "left" : "right";
  }

  /**
   * The damaged ones stand where a reader of the first, the middle and the last page meets them.
   */
  private byte[] content(int index) {
    if (index == 1) {
      byte[] whole = FundusPainter.jpeg(index);
      return Arrays.copyOf(whole, whole.length * 2 / 3);
    }
    if (index == images / 2) {
      return new byte[0];
    }
    return index == images - 1 ? WEB_PAGE : FundusPainter.jpeg(index);
  }

  private synchronized void emit(PrintStream out) {
    out.println(
        ProgressEventParser.format(
            new ProgressEvent.Advanced(
                done.incrementAndGet(),
                0,
                images,
                bytes.get(),
                (System.nanoTime() - startNanos) / 1e9)));
  }
}
