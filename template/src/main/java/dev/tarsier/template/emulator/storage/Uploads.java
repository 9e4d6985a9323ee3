package dev.tarsier.template.emulator.storage;

import dev.tarsier.template.emulator.state.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where content lies until it is an object. */
final class Uploads {
  private static final String UNFINISHED = ".tarsier-upload-";

  private final SideFiles sides;

  Uploads(SideFiles sides) {
    this.sides = sides;
  }

  /** Whether a file is on its way to becoming an object. */
  static boolean isUnfinished(Path file) {
    Path name = file.getFileName();
    return name != null && name.toString().startsWith(UNFINISHED);
  }

  /**
   * Begins an object of this bucket. The file is beside the buckets, or in a bucket that is a link
   * to another place, so that the move into place is one step.
   */
  Draft begin(Path bucket) throws IOException {
    Path place = Files.isSymbolicLink(bucket) ? bucket : sides.uploads();
    return new Draft(place.resolve(UNFINISHED + Ids.suffix()));
  }
}
