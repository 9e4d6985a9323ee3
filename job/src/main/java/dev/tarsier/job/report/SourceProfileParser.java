package dev.tarsier.job.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** {@link SourceProfile} as one line of JSON and back; the keys are published and stay. */
public final class SourceProfileParser {
  private static final String WHAT = "source profile";

  private SourceProfileParser() {}

  public static String format(SourceProfile profile) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("uri", profile.uri());
    node.setAll((ObjectNode) Json.MAPPER.valueToTree(profile.found()));
    node.set("sizesBytes", Json.MAPPER.valueToTree(profile.sizes()));
    SourceProfile.Sample sample = profile.sample();
    node.put("sampled", sample.images());
    node.put("damaged", sample.damaged());
    node.set("reasons", Json.MAPPER.valueToTree(sample.reasons()));
    node.set("formats", Json.MAPPER.valueToTree(sample.formats()));
    node.set("megapixels", Json.MAPPER.valueToTree(sample.megapixels()));
    node.set("labels", Json.MAPPER.valueToTree(profile.labels()));
    return node.toString();
  }

  /** Throws IllegalArgumentException when {@code text} is not a whole profile. */
  public static SourceProfile parse(String text) {
    Published published = Json.read(text, Published.class, WHAT);
    SourceProfile.Sample sample =
        new SourceProfile.Sample(
            published.sampled(), published.reasons(), published.formats(), published.megapixels());
    if (sample.damaged() != published.damaged()) {
      throw new IllegalArgumentException(
          "Invalid source profile: damaged is not the sum of its reasons");
    }
    SourceProfile.Found found =
        new SourceProfile.Found(
            published.images(),
            published.bytes(),
            published.bytesEstimated(),
            published.otherFiles(),
            published.otherExtensions(),
            published.listedWhole());
    return new SourceProfile(
        published.uri(), found, published.sizesBytes(), sample, published.labels());
  }

  /** The keys as they stand in the text, all of them required. */
  private record Published(
      String uri,
      long images,
      long bytes,
      boolean bytesEstimated,
      long otherFiles,
      Map<String, Long> otherExtensions,
      boolean listedWhole,
      SourceProfile.Sizes sizesBytes,
      long sampled,
      long damaged,
      Map<RejectReason, Long> reasons,
      Map<String, Long> formats,
      SourceProfile.Megapixels megapixels,
      SourceProfile.LabelFolders labels) {}
}
