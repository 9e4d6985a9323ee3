package dev.tarsier.job.image;

import dev.tarsier.job.recipe.DetectFaces;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.opencv.core.CvException;
import org.opencv.objdetect.CascadeClassifier;

/**
 * Cascade classifiers as files of this machine: OpenCV's Java classes read them from nothing else.
 * A file is written once in a process, however many tasks want it.
 */
public final class Cascades {
  private static final String NO_CASCADE = "it holds no cascade classifier that OpenCV reads";
  private static final Map<String, Path> BY_NAME = new ConcurrentHashMap<>();
  private static final Map<String, Path> BY_CONTENT = new ConcurrentHashMap<>();

  private Cascades() {}

  /** From now on, {@code uri} means this content in this process. */
  public static void provide(String uri, byte[] content) {
    BY_NAME.put(uri, file(content));
  }

  /** Throws IllegalArgumentException, saying why, when OpenCV does not take it for a cascade. */
  public static void check(byte[] content) {
    OpenCv.load();
    open(file(content));
  }

  static Path file(DetectFaces operation) {
    return operation
        .builtInFile()
        .map(name -> BY_NAME.computeIfAbsent(name, Cascades::builtIn))
        .orElseGet(() -> provided(operation.cascade()));
  }

  /**
   * A classifier of its own for one task: it holds the image that it is at. OpenCV says no to an
   * XML without a cascade, and throws on what is no XML.
   */
  static CascadeClassifier open(Path file) {
    CascadeClassifier classifier = new CascadeClassifier();
    try {
      if (classifier.load(file.toString())) {
        return classifier;
      }
    } catch (CvException e) {
      throw new IllegalArgumentException(NO_CASCADE, e);
    }
    throw new IllegalArgumentException(NO_CASCADE);
  }

  private static Path builtIn(String name) {
    try (InputStream in = Cascades.class.getResourceAsStream("cascades/" + name)) {
      if (in == null) {
        throw new IllegalStateException("Missing cascade in the job's jar: " + name);
      }
      return file(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the cascade " + name, e);
    }
  }

  /** A file of this machine needs nobody to provide it. */
  private static Path provided(String uri) {
    Path known = BY_NAME.get(uri);
    if (known != null) {
      return known;
    }
    Location location = new Location(uri);
    if (!location.scheme().equals("file")) {
      throw new IllegalStateException("Missing cascade: " + uri + " (it has not been provided)");
    }
    return Path.of(location.path());
  }

  private static Path file(byte[] content) {
    return BY_CONTENT.computeIfAbsent(
        HexFormat.of().formatHex(Sha256.digest().digest(content)), digest -> written(content));
  }

  private static Path written(byte[] content) {
    try {
      Path file = Files.createTempFile("tarsier-cascade", ".xml");
      file.toFile().deleteOnExit();
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write a cascade to a file of this machine", e);
    }
  }
}
