package dev.tarsier.job.source;

import dev.tarsier.job.request.Location;

/** Where a listed file is. */
final class SourcePaths {
  private SourcePaths() {}

  static Location of(Location root, SourceFile file) {
    boolean absolute = file.path().matches("[a-z][a-z0-9+.-]*:/.*");
    return absolute ? new Location(file.path()) : root.child(file.path());
  }
}
