package dev.tarsier.job.verify;

import dev.tarsier.job.report.FileRecord;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds one shard to the manifest, its format and the index. The shard is read once; memory holds
 * the index rows of its samples, and of their content what its format's reader holds.
 */
final class ShardCheck {
  private final RunFiles files;
  private final FileRecord record;
  private final String index;
  private final List<String> vocabulary;
  private final Findings.Log log;
  private final Map<String, IndexReader.Row> expected = new TreeMap<>();
  private final Map<String, Long> found = new HashMap<>();
  private boolean indexed;

  /**
   * @param index the file with the rows of this shard's partition
   * @param vocabulary class number to label
   */
  ShardCheck(RunFiles files, FileRecord record, String index, List<String> vocabulary, int told) {
    this.files = files;
    this.record = record;
    this.index = index;
    this.vocabulary = vocabulary;
    this.log = new Findings.Log(told);
  }

  /** Throws IOException when the storage fails; what is wrong with the shard is in the findings. */
  Findings run() throws IOException {
    Optional<ShardFormat> format = ShardFormat.of(record.name());
    if (format.isEmpty()) {
      log.add("Unsupported shard " + record.name() + ": its name is of no format that is read");
      return log.end(0, 0);
    }
    indexed = readIndex();
    try (CountedInput in = files.open(RunFiles.SHARDS + "/" + record.name())) {
      boolean whole = walk(format.get(), in);
      in.passRest();
      if (whole) {
        checkMissing();
        checkTotals(in);
      }
      return log.end(found.size(), in.bytes());
    } catch (FileNotFoundException e) {
      log.add(
          "Missing shard "
              + record.name()
              + ": the manifest names it, with "
              + record.samples()
              + " samples in "
              + record.bytes()
              + " bytes");
      return log.end(0, 0);
    }
  }

  /** False when the index cannot be read: what is wrong with it is said where it is checked. */
  private boolean readIndex() {
    try (IndexReader reader = IndexReader.ofShard(files, index, record.name())) {
      for (Optional<IndexReader.Row> row = reader.next(); row.isPresent(); row = reader.next()) {
        if (expected.put(row.get().key(), row.get()) != null) {
          log.add("Invalid index " + index + ": the key " + row.get().key() + " stands twice");
        }
      }
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private String about(String what) {
    return "Invalid shard " + record.name() + ": " + what;
  }

  /** False when the shard is damaged; what follows the damage is not looked at. */
  private boolean walk(ShardFormat format, CountedInput in) throws IOException {
    try (ShardReader reader = format.open(files, record, in)) {
      for (Optional<StoredSample> next = reader.next(false);
          next.isPresent();
          next = reader.next(false)) {
        take(next.get());
      }
      return true;
    } catch (DamagedArchive e) {
      in.passRest();
      String size =
          in.bytes() == record.bytes()
              ? ""
              : " (" + in.bytes() + " bytes, the manifest says " + record.bytes() + ")";
      log.add(about(e.getMessage() + size));
      return false;
    }
  }

  private void take(StoredSample sample) {
    String key = sample.key();
    Long before = found.putIfAbsent(key, sample.extent().offset());
    if (before != null) {
      log.add(
          about(
              "the sample "
                  + key
                  + " stands twice, at offset "
                  + before
                  + " and at offset "
                  + sample.extent().offset()));
      return;
    }
    sample.faults().forEach(fault -> log.add(about("the sample " + key + ": " + fault)));
    new LabelCheck(vocabulary)
        .fault(sample.label())
        .ifPresent(fault -> log.add(about("the sample " + key + ": " + fault)));
    if (indexed) {
      compare(sample);
    }
  }

  private void compare(StoredSample sample) {
    IndexReader.Row row = expected.get(sample.key());
    IndexReader.Extent is = sample.extent();
    if (row == null) {
      log.add(
          about(
              "the sample "
                  + sample.key()
                  + " at offset "
                  + is.offset()
                  + " is not in the index "
                  + index));
      return;
    }
    if (!row.extent().equals(is)) {
      log.add(
          about(
              "the image of "
                  + sample.key()
                  + " is "
                  + text(is)
                  + ", the index says "
                  + text(row.extent())));
    }
    compareText(sample.key(), "is of the image", sample.path(), row.path());
    compareText(sample.key(), "has the label", sample.label().text(), row.label());
  }

  /** What the sample does not tell is not held against it. */
  private void compareText(String key, String what, String is, String says) {
    if (!is.isEmpty() && !is.equals(says)) {
      log.add(
          about(
              "the sample "
                  + key
                  + " "
                  + what
                  + " "
                  + is
                  + ", the index says "
                  + (says.isEmpty() ? "none" : says)));
    }
  }

  private static String text(IndexReader.Extent extent) {
    return extent.length()
        + " bytes at offset "
        + extent.offset()
        + " with CRC32C "
        + extent.crc32c();
  }

  private void checkMissing() {
    expected.forEach(
        (key, row) -> {
          if (!found.containsKey(key)) {
            log.add(about("the sample " + key + " is missing, the index " + index + " names it"));
          }
        });
  }

  /** Only where nothing more exact has been said. */
  private void checkTotals(CountedInput in) {
    if (!log.isClean()) {
      return;
    }
    if (in.bytes() != record.bytes()) {
      log.add(about(in.bytes() + " bytes, the manifest says " + record.bytes()));
    } else if (!in.crc32c().equals(record.crc32c())) {
      log.add(
          about(
              "CRC32C "
                  + in.crc32c()
                  + ", the manifest says "
                  + record.crc32c()
                  + (indexed ? " (every image in it is whole; another member is not)" : "")));
    } else if (found.size() != record.samples()) {
      log.add(about(found.size() + " samples, the manifest says " + record.samples()));
    }
  }
}
