package dev.tarsier.job.verify;

import java.io.IOException;

/** An archive is not what its format says; the message names the place. */
final class DamagedArchive extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param offset in bytes from the start of the archive
   * @param member whose content or header it is; empty before its name is known
   */
  DamagedArchive(long offset, String member, String what) {
    super(what + (member.isEmpty() ? "" : " in member " + member) + " at offset " + offset);
  }
}
