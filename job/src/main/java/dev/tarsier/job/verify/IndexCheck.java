package dev.tarsier.job.verify;

import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.request.PathOrder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the index of one partition to the manifest, and its rows to one another. */
final class IndexCheck {
  private final RunFiles files;
  private final FileRecord record;
  private final Set<String> shards;
  private final PathOrder order;
  private final Findings.Log log;
  private final Map<RejectReason, Long> reasons = new EnumMap<>(RejectReason.class);
  private String firstPath = "";
  private String lastPath = "";
  private long rows;
  private long written;
  private long skipped;

  /**
   * @param shards those of this partition that the manifest names
   * @param order of the rows
   */
  IndexCheck(RunFiles files, FileRecord record, Set<String> shards, PathOrder order, int told) {
    this.files = files;
    this.record = record;
    this.shards = shards;
    this.order = order;
    this.log = new Findings.Log(told);
  }

  /**
   * What an index says of its partition.
   *
   * @param readable whether every row could be read; else the rest says little
   * @param firstPath of its rows, which are in order; empty without rows
   */
  record Result(
      Findings findings, boolean readable, Counts counts, String firstPath, String lastPath)
      implements Serializable {}

  Result run() throws IOException {
    long bytes = checkBytes();
    boolean readable = bytes > 0 && readRows();
    if (readable && rows != record.samples()) {
      log.add(about(rows + " rows, the manifest says " + record.samples()));
    }
    long rejected = reasons.values().stream().mapToLong(Long::longValue).sum();
    return new Result(
        log.end(0, bytes),
        readable,
        new Counts(written, rejected, skipped, reasons),
        firstPath,
        lastPath);
  }

  private String about(String what) {
    return "Invalid index " + record.name() + ": " + what;
  }

  /** Returns 0 where there is no such file. */
  private long checkBytes() throws IOException {
    try (CountedInput in = files.open(RunFiles.INDEX + "/" + record.name())) {
      in.passRest();
      if (in.bytes() != record.bytes()) {
        log.add(about(in.bytes() + " bytes, the manifest says " + record.bytes()));
      } else if (!in.crc32c().equals(record.crc32c())) {
        log.add(about("CRC32C " + in.crc32c() + ", the manifest says " + record.crc32c()));
      }
      return in.bytes();
    } catch (FileNotFoundException e) {
      log.add("Missing index " + record.name() + ": the manifest names it");
      return 0;
    }
  }

  private boolean readRows() {
    try (IndexReader reader = IndexReader.all(files, record.name())) {
      for (Optional<IndexReader.Row> row = reader.next(); row.isPresent(); row = reader.next()) {
        take(row.get());
      }
      return true;
    } catch (IOException | RuntimeException e) {
      // Its checksum is wrong then, and that has been said.
      if (log.isClean()) {
        log.add(about("it cannot be read (" + e.getMessage() + ")"));
      }
      return false;
    }
  }

  private void take(IndexReader.Row row) {
    if (rows > 0 && order.compare(row.path(), lastPath) <= 0) {
      log.add(
          about(
              row.path()
                  + (row.path().equals(lastPath)
                      ? " stands twice"
                      : " stands after " + lastPath + ", out of order")));
    }
    firstPath = rows == 0 ? row.path() : firstPath;
    lastPath = row.path();
    rows++;
    switch (row.outcome()) {
      case "written" -> takeWritten(row);
      case "skipped" -> skipped++;
      case "rejected" -> takeRejected(row);
      default -> log.add(about(row.path() + " has the outcome " + row.outcome()));
    }
  }

  private void takeWritten(IndexReader.Row row) {
    written++;
    if (!shards.contains(row.shard())) {
      log.add(
          about(
              row.path()
                  + " stands in "
                  + (row.shard().isEmpty() ? "no shard" : row.shard())
                  + ", which is no shard of this partition"));
    }
  }

  private void takeRejected(IndexReader.Row row) {
    try {
      reasons.merge(RejectReason.valueOf(row.reason()), 1L, Long::sum);
    } catch (IllegalArgumentException e) {
      log.add(about(row.path() + " has the reason " + row.reason()));
    }
  }
}
