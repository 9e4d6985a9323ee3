package dev.tarsier.job.source;

import dev.tarsier.job.report.ListingSummary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Every file of a source, sorted by path, each path once. */
public record Listing(List<SourceFile> files) {
  /** Sorts; the order of discovery does not matter. */
  public static Listing of(List<SourceFile> unsorted) {
    List<SourceFile> files = new ArrayList<>(unsorted);
    files.sort(Comparator.comparing(SourceFile::path));
    List<SourceFile> unique = new ArrayList<>(files.size());
    for (SourceFile file : files) {
      if (unique.isEmpty() || !unique.get(unique.size() - 1).path().equals(file.path())) {
        unique.add(file);
      }
    }
    return new Listing(unique);
  }

  /** What is there to read; an inventory's absent files count for nothing. */
  public long bytes() {
    return files.stream().mapToLong(file -> Math.max(0, file.bytes())).sum();
  }

  /** Two listings with equal summaries hold the same files in the same state. */
  public ListingSummary summary() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (SourceFile file : files) {
        String line = file.path() + '\0' + file.bytes() + '\0' + file.modifiedMillis() + '\n';
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
      return new ListingSummary(files.size(), bytes(), HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
