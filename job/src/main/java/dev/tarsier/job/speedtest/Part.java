package dev.tarsier.job.speedtest;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.source.SourceFile;
import java.io.Serializable;
import java.util.List;

/** A piece of the sample, in each format: the same images in the same order. */
record Part(List<SourceFile> files, FileRecord tar, FileRecord tfrecord) implements Serializable {
  Part {
    files = List.copyOf(files);
  }

  long bytes() {
    return files.stream().mapToLong(SourceFile::bytes).sum();
  }
}
