package dev.tarsier.job.report;

/** {@link CommittedFiles} as {@code COMMITTED.json} and back; the keys are published and stay. */
public final class CommittedFilesParser {
  private CommittedFilesParser() {}

  public static String format(CommittedFiles files) {
    return Json.write(files);
  }

  /** Throws IllegalArgumentException when {@code text} is not a whole list of files. */
  public static CommittedFiles parse(String text) {
    return Json.read(text, CommittedFiles.class, "list of committed files");
  }
}
