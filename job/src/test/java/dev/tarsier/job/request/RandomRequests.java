package dev.tarsier.job.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Valid requests of every kind, with text that a shell, a CSV or a URI would stumble over. */
final class RandomRequests {
  private static final List<String> PIECES =
      List.of(
          "a", "B", "7", " ", ",", ";", "=", "'", "\"", "\\", "--input", "%20", "#", "?", "{x,y}",
          "[0-9]", "ä", "网膜", "👁", "\n", "\t", "$HOME", "*", "-", ":");

  private static final List<ImageFormat> FORMATS = List.of(ImageFormat.values());

  private static final List<Dedupe> DEDUPES = List.of(Dedupe.values());

  private final Random random;

  RandomRequests(long seed) {
    this.random = new Random(seed);
  }

  JobRequest next() {
    OutputFormat format = one(List.of(OutputFormat.values()));
    return new JobRequest(
        "d" + "abcdefghij-0123456789".substring(random.nextInt(10)),
        "run_" + random.nextInt(1000) + "-A",
        source(),
        text() + "r",
        new OutputRequest(
            location(),
            format,
            new ByteSize((1 << 16) + random.nextInt(1 << 30)),
            1 + random.nextInt(OutputRequest.MAXIMUM_PARTITIONS),
            layout(format)),
        limits(),
        new Transfer(
            new ByteSize(random.nextInt(1 << 30)),
            1 + random.nextInt(256),
            new ByteSize((1L + random.nextInt(1000)) << 18)),
        random.nextBoolean()
            ? Tracking.NONE
            : new Tracking("http://127.0.0.1:" + random.nextInt(9999), text() + "x"));
  }

  private Layout layout(OutputFormat format) {
    return new Layout(
        format == OutputFormat.TFRECORD && random.nextBoolean()
            ? Layout.Compression.GZIP
            : Layout.Compression.NONE,
        random.nextInt(1000) - 1L,
        format == OutputFormat.PARQUET && random.nextBoolean());
  }

  private Selection selection() {
    return new Selection(random.nextBoolean(), DEDUPES.get(random.nextInt(DEDUPES.size())));
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private SourceRequest source() {
    List<String> include = new ArrayList<>();
    int globs = 1 + random.nextInt(3);
    for (int i = 0; i < globs; i++) {
      include.add("**/" + text());
    }
    Set<ImageFormat> formats = new HashSet<>();
    formats.add(FORMATS.get(random.nextInt(FORMATS.size())));
    formats.add(FORMATS.get(random.nextInt(FORMATS.size())));
    String inventory = random.nextBoolean() ? "" : location().uri() + text();
    return new SourceRequest(location(), inventory, include, formats, label(), selection());
  }

  private LabelRule label() {
    return switch (random.nextInt(3)) {
      case 0 -> new LabelRule.None();
      case 1 -> new LabelRule.ParentDirectory();
      default -> new LabelRule.Table(text(), "k" + text(), "v" + text());
    };
  }

  private Limits limits() {
    return new Limits(
        1 + random.nextInt(1 << 30),
        random.nextDouble(),
        Duration.ofSeconds(1 + random.nextInt(999_999)));
  }

  private Location location() {
    String root = random.nextBoolean() ? "gs://bucket-" + random.nextInt(9) : "file:/data";
    return new Location(root + "/" + text() + "x");
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(6);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
