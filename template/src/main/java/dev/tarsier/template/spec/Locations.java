package dev.tarsier.template.spec;

import dev.tarsier.job.request.Location;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Turns what people write for a place into an absolute {@link Location}. */
public final class Locations {
  /** Cloud Storage's names of buckets (docs/buckets#naming). */
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");

  private static final Pattern SCHEME =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

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
    return named(new Location(text));
  }

  /** The same place; throws IllegalArgumentException when its bucket cannot be. */
  static Location named(Location location) {
    if (location.scheme().equals("gs")) {
      String bucket = location.uri().substring("gs://".length()).split("/", 2)[0];
      if (!BUCKET.matcher(bucket).matches()) {
        throw new IllegalArgumentException(
            "Invalid bucket: " + bucket + " (3 to 222 of a-z, 0-9, -, _ and .)");
      }
    }
    return location;
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
