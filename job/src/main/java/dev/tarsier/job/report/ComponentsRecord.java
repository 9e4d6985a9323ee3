package dev.tarsier.job.report;

import java.util.List;

/**
 * What a partition leaves behind when its images stand in the space of the components. Its presence
 * is what "finished" means there.
 *
 * @param partition from 0
 * @param files of components, named from the run folder
 * @param train sums over the images that the analysis was fitted on
 * @param test sums over the others
 * @param points of this partition in the report's picture
 */
public record ComponentsRecord(
    int partition, List<FileRecord> files, Sums train, Sums test, List<ScatterPoint> points) {
  public ComponentsRecord {
    files = List.copyOf(files);
    points = List.copyOf(points);
  }

  /** The same with other files of equal rows. */
  public ComponentsRecord withFiles(List<FileRecord> standing) {
    return new ComponentsRecord(partition, standing, train, test, points);
  }

  /**
   * Sums over images.
   *
   * @param explained squares of all components
   * @param squaredDistance from the mean, of all dimensions: what there was to explain
   */
  public record Sums(long rows, double explained, double squaredDistance) {
    public static final Sums NONE = new Sums(0, 0, 0);

    public Sums plus(Sums other) {
      return new Sums(
          rows + other.rows, explained + other.explained, squaredDistance + other.squaredDistance);
    }

    /** For the report; rounding may leave the parts a little above the whole. */
    public PcaReport.Explained share() {
      return new PcaReport.Explained(
          rows, squaredDistance > 0 ? Math.min(1, explained / squaredDistance) : 0);
    }
  }
}
