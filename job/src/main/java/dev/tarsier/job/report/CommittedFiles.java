package dev.tarsier.job.report;

import java.util.List;

/** The files of a folder that is whole; {@code samples} of a table are its rows. */
public record CommittedFiles(List<FileRecord> files) {
  public CommittedFiles {
    files = List.copyOf(files);
  }
}
