package dev.tarsier.job.subset;

import dev.tarsier.job.request.Percent;
import dev.tarsier.job.request.Sha256;
import dev.tarsier.job.source.SourceFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Images of each label in an order that follows from the seed and their paths alone. A subset takes
 * from the start of each order, so that a larger one holds the smaller ones, and one image more in
 * the source puts one other out at most.
 */
final class Choice {
  private final Map<String, List<SourceFile>> byLabel;
  private final long seed;

  private Choice(Map<String, List<SourceFile>> byLabel, long seed) {
    this.byLabel = byLabel;
    this.seed = seed;
  }

  private record Ranked(SourceFile file, long rank) {}

  /** Of images by label; the lists are in no order that matters. */
  static Choice of(Map<String, List<SourceFile>> images, long seed) {
    Map<String, List<SourceFile>> ordered = new TreeMap<>();
    images.forEach((label, files) -> ordered.put(label, ordered(files, seed)));
    return new Choice(ordered, seed);
  }

  private static List<SourceFile> ordered(List<SourceFile> files, long seed) {
    MessageDigest digest = Sha256.digest();
    List<Ranked> ranked = new ArrayList<>(files.size());
    for (SourceFile file : files) {
      digest.update(bytes(seed + "\0" + file.path()));
      ranked.add(new Ranked(file, ByteBuffer.wrap(digest.digest()).getLong()));
    }
    ranked.sort(Comparator.comparingLong(Ranked::rank).thenComparing(each -> each.file().path()));
    return ranked.stream().map(Ranked::file).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The images of a subset, sorted by path. */
  List<SourceFile> files(Percent percent) {
    List<SourceFile> files = new ArrayList<>();
    byLabel.values().forEach(all -> files.addAll(first(all, percent)));
    files.sort(Comparator.comparing(SourceFile::path));
    return files;
  }

  private static List<SourceFile> first(List<SourceFile> all, Percent percent) {
    return all.subList(0, (int) percent.of(all.size()));
  }

  /** Images of a subset by label. */
  Map<String, Long> counts(Percent percent) {
    Map<String, Long> counts = new TreeMap<>();
    byLabel.forEach((label, all) -> counts.put(label, percent.of(all.size())));
    return counts;
  }

  /** Bytes of a subset, -1 where one of its images has no known size. */
  long bytes(Percent percent) {
    long bytes = 0;
    for (List<SourceFile> all : byLabel.values()) {
      for (SourceFile file : first(all, percent)) {
        if (file.bytes() < 0) {
          return -1;
        }
        bytes += file.bytes();
      }
    }
    return bytes;
  }

  /** Equal for equal choices, whatever the percentages. */
  String digest() {
    MessageDigest digest = Sha256.digest();
    digest.update(bytes(seed + "\n"));
    byLabel.forEach(
        (label, all) -> {
          digest.update(bytes(label + "\0" + all.size() + "\n"));
          all.forEach(file -> digest.update(bytes(file.path() + "\n")));
        });
    return HexFormat.of().formatHex(digest.digest());
  }
}
