package dev.tarsier.job.verify;

import dev.tarsier.job.report.FileRecord;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds one TAR shard to the manifest, its format and the index. The shard is read once, as a
 * stream; memory holds the index rows of its samples and nothing of their content.
 */
final class ShardCheck {
  private final RunFiles files;
  private final FileRecord record;
  private final String index;
  private final Findings.Log log;
  private final Map<String, IndexReader.Extent> expected = new TreeMap<>();
  private final Map<String, Long> found = new HashMap<>();
  private boolean indexed;

  /** {@code index}: the file with the rows of this shard's partition. */
  ShardCheck(RunFiles files, FileRecord record, String index, int told) {
    this.files = files;
    this.record = record;
    this.index = index;
    this.log = new Findings.Log(told);
  }

  /** Throws IOException when the storage fails; what is wrong with the shard is in the findings. */
  Findings run() throws IOException {
    indexed = readIndex();
    try (CountedInput in = files.open(RunFiles.SHARDS + "/" + record.name())) {
      boolean whole = walk(in);
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
        if (expected.put(row.get().key(), row.get().extent()) != null) {
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

  /** False when the archive is damaged; what follows the damage is not looked at. */
  private boolean walk(CountedInput in) throws IOException {
    TarReader tar = new TarReader(in);
    String key = "";
    Set<String> extensions = new HashSet<>();
    try {
      for (Optional<TarReader.Member> next = tar.next(); next.isPresent(); next = tar.next()) {
        MemberName name = MemberName.of(next.get().name());
        if (!name.key().equals(key) || !extensions.add(name.extension())) {
          key = name.key();
          extensions = new HashSet<>(Set.of(name.extension()));
          takeSample(key, next.get());
        }
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

  /** A member's name, cut as WebDataset cuts it: at the first dot of its last part. */
  private record MemberName(String key, String extension) {
    static MemberName of(String name) {
      int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
      return dot < 0
          ? new MemberName(name, "")
          : new MemberName(name.substring(0, dot), name.substring(dot + 1));
    }
  }

  /** The first member of a sample is its image. */
  private void takeSample(String key, TarReader.Member image) {
    Long before = found.putIfAbsent(key, image.offset());
    if (before != null) {
      log.add(
          about(
              "the sample "
                  + key
                  + " stands twice, at offset "
                  + before
                  + " and at offset "
                  + image.offset()));
      return;
    }
    if (indexed) {
      compare(key, image);
    }
  }

  private void compare(String key, TarReader.Member image) {
    IndexReader.Extent says = expected.get(key);
    IndexReader.Extent is = new IndexReader.Extent(image.offset(), image.length(), image.crc32c());
    if (says == null) {
      log.add(
          about(
              "the sample " + key + " at offset " + is.offset() + " is not in the index " + index));
    } else if (!says.equals(is)) {
      log.add(about("the image of " + key + " is " + text(is) + ", the index says " + text(says)));
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
        (key, extent) -> {
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
