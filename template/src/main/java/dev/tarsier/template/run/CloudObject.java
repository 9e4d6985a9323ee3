package dev.tarsier.template.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an object on Cloud Storage.
 *
 * @param name without a leading slash
 */
record CloudObject(String bucket, String name) {
  private static final Pattern URI = Pattern.compile("gs://([^/]+)/(.+)");

  /** Throws IllegalArgumentException for anything but {@code gs://bucket/object}. */
  static CloudObject parse(String uri) {
    Matcher parts = URI.matcher(uri);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "Invalid object: " + uri + " (must be as in gs://bucket/name)");
    }
    return new CloudObject(parts.group(1), parts.group(2));
  }

  static boolean isUri(String text) {
    return URI.matcher(text).matches();
  }

  String uri() {
    return "gs://" + bucket + "/" + name;
  }
}
