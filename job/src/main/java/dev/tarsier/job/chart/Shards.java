package dev.tarsier.job.chart;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Manifest;
import java.util.List;

/** The shards that make up the data set. */
final class Shards {
  private static final int LISTED = 50;

  /** Without it TensorFlow Datasets does not read a folder. */
  private static final String FOR_DATASETS = "shards/features.json";

  private Shards() {}

  static String html(Manifest manifest, long keysRenamed) {
    return Html.section(
        "shards",
        "Shards",
        manifest.shards().isEmpty()
            ? Html.paragraph("No shard was written.")
            : table(manifest.shards()) + notes(manifest, keysRenamed));
  }

  private static String table(List<FileRecord> shards) {
    StringBuilder rows = new StringBuilder();
    shards.stream().limit(LISTED).forEach(shard -> rows.append(row(shard)));
    return """
        <table class="shards">
        <thead><tr><th scope="col">Name</th><th scope="col" class="number">Size</th>\
        <th scope="col" class="number">Samples</th><th scope="col">CRC32C</th></tr></thead>
        <tbody>
        %s</tbody>
        <tfoot><tr><th scope="row">%s</th><td class="number">%s</td><td class="number">%s</td>\
        <td></td></tr></tfoot>
        </table>
        """
        .formatted(
            rows,
            Numbers.count(shards.size(), "shard"),
            Numbers.bytes(shards.stream().mapToLong(FileRecord::bytes).sum()),
            Numbers.count(shards.stream().mapToLong(FileRecord::samples).sum()));
  }

  private static String row(FileRecord shard) {
    return """
        <tr><th scope="row">%s</th><td class="number" title="%s bytes">%s</td>\
        <td class="number">%s</td><td><code>%s</code></td></tr>
        """
        .formatted(
            Html.name(shard.name()),
            Numbers.count(shard.bytes()),
            Numbers.bytes(shard.bytes()),
            Numbers.count(shard.samples()),
            Html.text(shard.crc32c()));
  }

  private static String notes(Manifest manifest, long keysRenamed) {
    int unlisted = manifest.shards().size() - LISTED;
    return Html.note(
            "%sThe files lie in <code>shards/</code>; <code>_MANIFEST.json</code> names them all."
                .formatted(
                    unlisted > 0
                        ? Numbers.count(unlisted, "more shard") + " not listed here. "
                        : ""))
        + (manifest.shuffleSeed() < 0
            ? ""
            : Html.note(
                "The order of the samples is drawn from the seed %s."
                    .formatted(manifest.shuffleSeed())))
        + (manifest.extras().stream().noneMatch(extra -> extra.name().equals(FOR_DATASETS))
            ? ""
            : Html.note(
                "TensorFlow Datasets reads the folder as it is:"
                    + " <code>tfds.builder_from_directory(\".../shards\")</code>."))
        + (keysRenamed == 0
            ? ""
            : Html.note(
                "%s a key that differs from the file name, to stay unique in the run."
                    .formatted(
                        keysRenamed == 1
                            ? "1 sample has"
                            : Numbers.count(keysRenamed) + " samples have")));
  }
}
