package dev.tarsier.job.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A rejected image as the report lists it. */
public record RejectedImage(String path, RejectReason reason, String detail) {
  private static final int NAMED = 3;

  /** What a file's name may hold, and a terminal obeys. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}]");

  /** The first of {@code images}, which were {@code all} or more of them than listed, in a line. */
  public static String names(List<RejectedImage> images, long all) {
    List<RejectedImage> named = images.subList(0, Math.min(NAMED, images.size()));
    String names =
        named.stream()
            .map(
                image ->
                    CONTROL.matcher(image.path()).replaceAll("?") + " (" + image.reason() + ")")
            .collect(Collectors.joining(", "));
    return all > named.size() ? names + " and " + (all - named.size()) + " more" : names;
  }
}
