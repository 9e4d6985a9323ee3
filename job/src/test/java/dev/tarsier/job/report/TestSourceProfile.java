package dev.tarsier.job.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestSourceProfile {
  private static final SourceProfile PROFILE =
      new SourceProfile(
          "gs://bucket/ä",
          new SourceProfile.Found(12, 345, false, 7, Map.of(".txt", 5L, "", 2L), true),
          new SourceProfile.Sizes(1, 2, 3, 4, List.of(new SourceProfile.Bin(4, 12))),
          new SourceProfile.Sample(
              10,
              Map.of(RejectReason.TRUNCATED, 1L, RejectReason.EMPTY, 1L),
              Map.of("png", 3L, "jpeg", 5L),
              new SourceProfile.Megapixels(1.5, 2, 2.25)),
          new SourceProfile.LabelFolders(2, 1, List.of(new SourceProfile.Label("left", 6))));
  private static final String TEXT =
      "{\"uri\":\"gs://bucket/ä\",\"images\":12,\"bytes\":345,\"bytesEstimated\":false,"
          + "\"otherFiles\":7,\"otherExtensions\":{\"\":2,\".txt\":5},\"listedWhole\":true,"
          + "\"sizesBytes\":{\"p05\":1,\"p50\":2,\"p95\":3,\"max\":4,"
          + "\"histogram\":[{\"below\":4,\"images\":12}]},"
          + "\"sampled\":10,\"damaged\":2,\"reasons\":{\"EMPTY\":1,\"TRUNCATED\":1},"
          + "\"formats\":{\"jpeg\":5,\"png\":3},"
          + "\"megapixels\":{\"mean\":1.5,\"p95\":2.0,\"max\":2.25},"
          + "\"labels\":{\"count\":2,\"unlabelled\":1,"
          + "\"largest\":[{\"label\":\"left\",\"images\":6}]}}";

  @Test
  void publishedText() {
    assertThat(SourceProfileParser.format(PROFILE)).isEqualTo(TEXT);
    assertThat(SourceProfileParser.parse(TEXT)).isEqualTo(PROFILE);
  }

  @Test
  void damagedShare() {
    assertThat(PROFILE.sample().damagedShare()).isEqualTo(0.2);
    assertThat(
            new SourceProfile.Sample(0, Map.of(), Map.of(), new SourceProfile.Megapixels(0, 0, 0))
                .damagedShare())
        .isZero();
  }

  @Test
  void refused() {
    assertThatThrownBy(
            () -> SourceProfileParser.parse(TEXT.replace("\"damaged\":2", "\"damaged\":3")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid source profile: damaged is not the sum of its reasons");
    assertThatThrownBy(
            () -> SourceProfileParser.parse(TEXT.replace("{\"uri\"", "{\"url\":1,\"uri\"")))
        .hasMessage("Invalid source profile: unknown key url");
    assertThatThrownBy(() -> SourceProfileParser.parse(TEXT.replace("\"images\":12,", "")))
        .hasMessageStartingWith("Invalid source profile: ");
  }
}
