package dev.tarsier.job.source;

import dev.tarsier.job.request.Location;

/** Where a listed file is. */
public final class SourcePaths {
  private SourcePaths() {}

  public static Location of(Location root, SourceFile file) {
    return isOutside(file) ? new Location(file.path()) : root.child(file.path());
  }

  /** Whether it is an inventory's entry that does not lie below the source. */
  public static boolean isOutside(SourceFile file) {
    return file.path().matches("[a-z][a-z0-9+.-]*:/.*");
  }
}
