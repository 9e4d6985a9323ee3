package dev.tarsier.job.report;

/** {@code _progress/part-00012.json} and back. */
public final class PartitionRecordParser {
  private PartitionRecordParser() {}

  public static String format(PartitionRecord value) {
    return Json.write(value);
  }

  /** Throws IllegalArgumentException when {@code text} is not a whole partition record. */
  public static PartitionRecord parse(String text) {
    return Json.read(text, PartitionRecord.class, "partition record");
  }
}
