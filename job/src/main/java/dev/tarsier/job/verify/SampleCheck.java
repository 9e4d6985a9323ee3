package dev.tarsier.job.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the samples of one shard to the index, to the manifest's labels and to one another. */
final class SampleCheck {
  private final ShardRows rows;
  private final LabelCheck labels;
  private final ImageCheck images;
  private final Findings.Log log;
  private final String about;
  private final Map<String, Long> found = new HashMap<>();

  /** {@code about}: how a problem of the shard begins. */
  SampleCheck(
      ShardRows rows, List<String> vocabulary, ImageCheck images, Findings.Log log, String about) {
    this.rows = rows;
    this.labels = new LabelCheck(vocabulary);
    this.images = images;
    this.log = log;
    this.about = about;
  }

  Set<String> found() {
    return found.keySet();
  }

  /**
   * Takes the next sample. Its image is opened when the sample has it and the index bears it out:
   * bytes that nobody has written do not reach a native decoder.
   *
   * @return its row, where image and index agree
   */
  Optional<IndexReader.Row> take(StoredSample sample) {
    String key = sample.key();
    Long before = found.putIfAbsent(key, sample.extent().offset());
    if (before != null) {
      add(
          "the sample %s stands twice, at offset %s and at offset %s"
              .formatted(key, before, sample.extent().offset()));
      return Optional.empty();
    }
    sample.faults().forEach(fault -> add("the sample " + key + ": " + fault));
    labels.fault(sample.label()).ifPresent(fault -> add("the sample " + key + ": " + fault));
    return rows.readable() ? compare(sample) : Optional.empty();
  }

  private Optional<IndexReader.Row> compare(StoredSample sample) {
    Optional<IndexReader.Row> row = rows.of(sample.key());
    IndexReader.Extent is = sample.extent();
    if (row.isEmpty()) {
      add(
          "the sample %s at offset %s is not in the index %s"
              .formatted(sample.key(), is.offset(), rows.index()));
      return row;
    }
    compareText(sample.key(), "is of the image", sample.path(), row.get().path());
    compareText(sample.key(), "has the label", sample.label().text(), row.get().label());
    IndexReader.Extent says = row.get().extent();
    if (!says.equals(is)) {
      add(
          "the image of %s is %s, the index says %s"
              .formatted(sample.key(), is.text(), says.text()));
      return Optional.empty();
    }
    return sample.image().length() == 0 || opens(sample, row.get()) ? row : Optional.empty();
  }

  private boolean opens(StoredSample sample, IndexReader.Row row) {
    Optional<String> fault = images.fault(sample.image(), row.size());
    fault.ifPresent(what -> add("the sample " + sample.key() + ": " + what));
    return fault.isEmpty();
  }

  /** What the sample does not tell is not held against it. */
  private void compareText(String key, String what, String is, String says) {
    if (!is.isEmpty() && !is.equals(says)) {
      add(
          "the sample %s %s %s, the index says %s"
              .formatted(key, what, is, says.isEmpty() ? "none" : says));
    }
  }

  private void add(String problem) {
    log.add(about + problem);
  }
}
