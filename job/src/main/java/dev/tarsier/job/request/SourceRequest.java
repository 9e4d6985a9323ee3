package dev.tarsier.job.request;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * What is read: everything below {@code root} that matches an {@code include} glob, or what {@code
 * inventory} lists.
 *
 * @param root the folder that names in the output are relative to
 * @param inventory URI of a text, CSV or Parquet list of URIs; empty to list {@code root}
 * @param include globs over the path relative to {@code root}, matched without regard to case
 * @param formats accepted by content, whatever a file is called
 * @param selection which of the listed images are taken
 */
public record SourceRequest(
    Location root,
    String inventory,
    List<String> include,
    Set<ImageFormat> formats,
    LabelRule label,
    Selection selection)
    implements Serializable {
  public static final List<String> DEFAULT_INCLUDE = List.of("**/*.{jpg,jpeg,png,webp}");
  public static final Set<ImageFormat> DEFAULT_FORMATS =
      Set.of(ImageFormat.JPEG, ImageFormat.PNG, ImageFormat.WEBP);

  public SourceRequest {
    include = List.copyOf(include);
    formats = Set.copyOf(formats);
    if (formats.isEmpty()) {
      throw new IllegalArgumentException("Missing source formats (name at least one, as in jpeg)");
    }
    if (include.isEmpty()) {
      throw new IllegalArgumentException("Missing include patterns (name at least one glob)");
    }
  }
}
