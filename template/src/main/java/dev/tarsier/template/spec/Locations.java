package dev.tarsier.template.spec;

import dev.tarsier.job.request.Location;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Turns what people write for a place into an absolute {@link Location}. */
public final class Locations {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  private Locations() {}

  /**
   * A URI stays; a path is taken relative to {@code folder} and becomes a {@code file:} location.
   * Throws IllegalArgumentException for anything else.
   */
  public static Location resolve(String text, Path folder) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "Missing location (write a URI such as gs://bucket/folder, or a path)");
    }
    if (text.startsWith("~")) {
      throw new IllegalArgumentException(
          "Unsupported location: " + text + " (~ is not expanded; write the whole path)");
    }
    if (!SCHEME.matcher(text).matches()) {
      return new Location("file:" + folder.resolve(text).toAbsolutePath().normalize());
    }
    if (text.matches("file://[^/].*")) {
      throw new IllegalArgumentException(
          "Unsupported location: "
              + text
              + " (a file URI names no host; write file:/"
              + text.substring("file://".length())
              + ")");
    }
    return new Location(text);
  }

  /** Whether the place is on this machine. */
  public static boolean isLocal(Location location) {
    return location.scheme().equals("file");
  }

  /** The path of a place on this machine. */
  public static Path path(Location location) {
    return Path.of(location.path());
  }
}
