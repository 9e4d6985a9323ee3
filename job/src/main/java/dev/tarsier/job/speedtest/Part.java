package dev.tarsier.job.speedtest;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.source.SourceFile;
import java.io.Serializable;
import java.util.List;

/**
 * A piece of the sample, in each format: the same images in the same order.
 *
 * @param left images that are in none, because they could not be read or decoded
 */
record Part(List<SourceFile> files, FileRecord tar, FileRecord tfrecord, long left)
    implements Serializable {
  Part {
    files = List.copyOf(files);
  }

  long bytes() {
    return files.stream().mapToLong(SourceFile::bytes).sum();
  }
}
