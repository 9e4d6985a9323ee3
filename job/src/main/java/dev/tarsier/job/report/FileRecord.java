package dev.tarsier.job.report;

import java.io.Serializable;

/**
 * A finished file of a run.
 *
 * @param name below its folder, such as {@code part-00012-00003.tar}
 * @param samples in it; of an index, its rows
 * @param crc32c of the whole file, 8 hex digits
 */
public record FileRecord(String name, long bytes, long samples, String crc32c)
    implements Serializable {
  /** The same file, named from the folder that holds {@code folder}. */
  public FileRecord below(String folder) {
    return new FileRecord(folder + "/" + name, bytes, samples, crc32c);
  }
}
