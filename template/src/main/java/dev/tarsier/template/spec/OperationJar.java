package dev.tarsier.template.spec;

import dev.tarsier.job.request.Location;

/**
 * A jar with operations of the user's.
 *
 * @param sha256 of its bytes, in hex; empty when it does not lie on this machine
 */
public record OperationJar(Location location, String sha256) {
  /** Whether its operations are known here. */
  public boolean seen() {
    return !sha256.isEmpty();
  }

  /** The file's name without {@code .jar}. */
  public String name() {
    String path = location.path();
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.jar$", "");
  }
}
