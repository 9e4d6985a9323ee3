package dev.tarsier.template.onboard;

import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.SourceProfile;
import java.util.List;
import java.util.Map;

/** What looks at sources have found. */
public final class Profiles {
  private Profiles() {}

  /** The well-known set of fundus photographs: 12 megapixels, five grades in folders. */
  public static SourceProfile eyes() {
    return profile(35_126, 88_046_829_568L, megapixels(12.1, 18.4), labels(5, 0));
  }

  static SourceProfile profile(
      long images,
      long bytes,
      SourceProfile.Megapixels megapixels,
      SourceProfile.LabelFolders labels) {
    return new SourceProfile(
        "gs://images/eyes",
        new SourceProfile.Found(images, bytes, false, 0, Map.of(), true),
        new SourceProfile.Sizes(1, 2, 3, 4, List.of()),
        new SourceProfile.Sample(200, Map.of(), Map.of("jpeg", 198L, "png", 2L), megapixels),
        labels);
  }

  static SourceProfile.Megapixels megapixels(double mean, double max) {
    return new SourceProfile.Megapixels(mean, max, max);
  }

  static SourceProfile.LabelFolders labels(long count, long unlabelled) {
    List<SourceProfile.Label> largest =
        count == 0
            ? List.of()
            : List.of(new SourceProfile.Label("0", 25_810), new SourceProfile.Label("2", 5_292));
    return new SourceProfile.LabelFolders(count, unlabelled, largest);
  }

  /** Of 200 images 40 damaged; TIFF among the others; listing stopped, sizes reckoned. */
  static SourceProfile poor() {
    return new SourceProfile(
        "gs://images/eyes",
        new SourceProfile.Found(1_000_000, 3_000_000_000L, true, 7, Map.of(".txt", 7L), false),
        new SourceProfile.Sizes(1, 2, 3, 4, List.of()),
        new SourceProfile.Sample(
            200,
            Map.of(RejectReason.TRUNCATED, 30L, RejectReason.EMPTY, 10L),
            Map.of("tiff", 160L),
            megapixels(0.0004, 0.0009)),
        labels(0, 1_000_000));
  }

  static SourceProfile nothingWhole() {
    return new SourceProfile(
        "gs://images/eyes",
        new SourceProfile.Found(3, 0, false, 0, Map.of(), true),
        new SourceProfile.Sizes(0, 0, 0, 0, List.of()),
        new SourceProfile.Sample(3, Map.of(RejectReason.EMPTY, 3L), Map.of(), megapixels(0, 0)),
        labels(0, 3));
  }
}
