package dev.tarsier.job.verify;

import dev.tarsier.job.chart.SheetSample;
import dev.tarsier.job.report.FileRecord;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds one shard to the manifest, its format and the index. The shard is read once; memory holds
 * the index rows of its samples, one image, and of the rest what its format's reader holds.
 */
final class ShardCheck {
  private final RunFiles files;
  private final ShardWork work;
  private final FileRecord record;
  private final Decode decode;
  private final Findings.Log log;
  private final ShardRows rows;
  private final List<String> vocabulary;
  private final List<SheetSample> shown = new ArrayList<>();

  /**
   * @param index the file with the rows of this shard's partition
   * @param vocabulary class number to label
   */
  ShardCheck(
      RunFiles files,
      ShardWork work,
      String index,
      List<String> vocabulary,
      Decode decode,
      int told) {
    this.files = files;
    this.work = work;
    this.record = work.shard();
    this.vocabulary = vocabulary;
    this.decode = decode;
    this.log = new Findings.Log(told);
    this.rows = ShardRows.read(files, index, record.name(), log);
  }

  /** Throws IOException when the storage fails; what is wrong with the shard is in the findings. */
  ShardResult run() throws IOException {
    Optional<ShardFormat> format = ShardFormat.of(record.name());
    if (format.isEmpty()) {
      log.add("Unsupported shard " + record.name() + ": its name is of no format that is read");
      return end(0, 0, 0);
    }
    try (CountedInput in = files.open(RunFiles.SHARDS + "/" + record.name());
        ImageCheck images = new ImageCheck()) {
      SampleCheck samples = new SampleCheck(rows, vocabulary, images, log, about(""));
      boolean whole = walk(format.get(), in, samples, images);
      in.passRest();
      if (whole) {
        rows.missing(samples.found())
            .forEach(
                key ->
                    log.add(
                        about(
                            "the sample %s is missing, the index %s names it"
                                .formatted(key, rows.index()))));
        checkTotals(in, samples.found().size());
      }
      return end(samples.found().size(), in.bytes(), images.decoded());
    } catch (FileNotFoundException e) {
      log.add(
          "Missing shard %s: the manifest names it, with %s samples in %s bytes"
              .formatted(record.name(), record.samples(), record.bytes()));
      return end(0, 0, 0);
    }
  }

  private ShardResult end(long samples, long bytes, long decoded) {
    return new ShardResult(log.end(samples, bytes), decoded, shown);
  }

  private String about(String what) {
    return "Invalid shard " + record.name() + ": " + what;
  }

  /** False when the shard is damaged; what follows the damage is not looked at. */
  private boolean walk(ShardFormat format, CountedInput in, SampleCheck samples, ImageCheck images)
      throws IOException {
    try (ShardReader reader = format.open(files, record, in)) {
      for (long ordinal = 0; ; ordinal++) {
        boolean show = work.shown().contains(ordinal);
        Optional<StoredSample> sample = reader.next(show || decode.takes(ordinal));
        if (sample.isEmpty()) {
          return true;
        }
        Optional<IndexReader.Row> row = samples.take(sample.get());
        if (show && row.isPresent()) {
          images.thumbnail().ifPresent(picture -> show(row.get(), picture));
        }
      }
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

  private void show(IndexReader.Row row, String picture) {
    shown.add(
        new SheetSample(
            row.key(),
            row.path(),
            row.label(),
            record.name(),
            row.extent().offset(),
            row.extent().length(),
            row.size().width(),
            row.size().height(),
            picture));
  }

  /** Only where nothing more exact has been said. */
  private void checkTotals(CountedInput in, long samples) {
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
                  + (rows.readable()
                      ? " (every image in it is whole; another member is not)"
                      : "")));
    } else if (samples != record.samples()) {
      log.add(about(samples + " samples, the manifest says " + record.samples()));
    }
  }
}
