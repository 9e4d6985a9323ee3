package dev.tarsier.template.spec;

import dev.tarsier.job.request.Location;
import java.util.Set;

/**
 * The forms of Google Cloud's names, as their documentation gives them. Each method returns its
 * text or throws IllegalArgumentException.
 */
final class CloudNames {
  /** On every cluster and job that comes of a spec. */
  private static final Set<String> OWN_LABELS = Set.of("dataset", "recipe");

  private static final String LABEL_FORM = "at most 63 of small letters, digits, - and _";

  private CloudNames() {}

  static String project(String text) {
    String form = "(?:[a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]";
    return matching(text, form, "project", "a project id, as in my-project-123");
  }

  static String region(String text) {
    return matching(text, "[a-z]+-[a-z]+\\d{1,2}", "region", "as in us-central1, without a zone");
  }

  static String bucketFolder(String text) {
    if (!Locations.named(new Location(text)).scheme().equals("gs")) {
      throw new IllegalArgumentException(
          "Invalid staging: " + text + " (must be on Cloud Storage, as in gs://bucket/folder)");
    }
    return text;
  }

  static String serviceAccount(String text) {
    String form = "[a-z0-9-]{1,63}@[a-z0-9.-]+\\.gserviceaccount\\.com";
    return matching(
        text, form, "service account", "its address, as in tarsier@p.iam.gserviceaccount.com");
  }

  static String kmsKey(String text) {
    String form = "projects/[^/]+/locations/[^/]+/keyRings/[^/]+/cryptoKeys/[^/]+";
    return matching(text, form, "KMS key", "projects/P/locations/L/keyRings/R/cryptoKeys/K");
  }

  static String residency(String text) {
    String form = "[a-z]+(?:-[a-z]+\\d{1,2})?";
    return matching(text, form, "residency", "a continent or a region, as in us or europe-west4");
  }

  /** Keys of labels on clusters and jobs; those of Google itself begin with {@code goog-}. */
  static String labelKey(String text) {
    if (text.startsWith("goog-")) {
      throw new IllegalArgumentException(
          "Invalid label: " + text + " (names that begin with goog- are Google's own)");
    }
    if (OWN_LABELS.contains(text)) {
      throw new IllegalArgumentException(
          "Invalid label: " + text + " (Tarsier sets it; choose another name)");
    }
    return matching(text, "[\\p{Ll}\\p{Lo}][\\p{Ll}\\p{Lo}\\p{N}_-]{0,62}", "label", LABEL_FORM);
  }

  static String labelValue(String text) {
    return matching(text, "[\\p{Ll}\\p{Lo}\\p{N}_-]{0,63}", "label value", LABEL_FORM);
  }

  private static String matching(String text, String form, String thing, String remedy) {
    if (!text.matches(form)) {
      throw new IllegalArgumentException("Invalid " + thing + ": " + text + " (" + remedy + ")");
    }
    return text;
  }
}
