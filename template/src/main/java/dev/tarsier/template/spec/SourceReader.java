package dev.tarsier.template.spec;

import dev.tarsier.job.request.ByteSize;
import dev.tarsier.job.request.Dedupe;
import dev.tarsier.job.request.ImageFormat;
import dev.tarsier.job.request.IncludeGlobs;
import dev.tarsier.job.request.LabelRule;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.Selection;
import dev.tarsier.job.request.SourceRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads the {@code source} section. */
final class SourceReader {
  /** Stands in while problems are gathered; a spec with problems is never returned. */
  static final Location NOWHERE = new Location("file:/");

  private static final int MAXIMUM_IMAGES = 999_999_999;
  private static final String LABEL = "label";

  private final Section section;
  private final Path folder;

  SourceReader(Section section, Path folder) {
    this.section = section;
    this.folder = folder;
  }

  SourceSpec read() {
    Location root = section.required("uri", this::resolve, NOWHERE, "uri: gs://bucket/images");
    String inventory = section.text("inventory", text -> resolve(text).uri(), "");
    List<String> include =
        section.list("include", SourceReader::glob, SourceRequest.DEFAULT_INCLUDE);
    Set<ImageFormat> formats =
        Set.copyOf(
            section.list(
                "formats", ImageFormat::parse, List.copyOf(SourceRequest.DEFAULT_FORMATS)));
    LabelRule label = label();
    Selection selection =
        new Selection(
            section.flag("incremental", false), section.text("dedupe", Dedupe::parse, Dedupe.NONE));
    Measured measured = measured();
    section.refuseUnknown();
    SourceRequest request =
        new SourceRequest(
            root,
            inventory,
            include.isEmpty() ? SourceRequest.DEFAULT_INCLUDE : include,
            formats.isEmpty() ? SourceRequest.DEFAULT_FORMATS : formats,
            label,
            selection);
    return new SourceSpec(request, measured);
  }

  private Measured measured() {
    Section measured = section.section("measured");
    Measured value =
        new Measured(
            measured.whole("images", 1, MAXIMUM_IMAGES, 0),
            measured.amount("bytes", ByteSize::parse, Measured.NONE.bytes()),
            measured.amount("megapixels", SourceReader::megapixels, 0.0));
    measured.refuseUnknown();
    return value;
  }

  private static double megapixels(String text) {
    double megapixels = text.matches("\\d{1,4}(\\.\\d{1,6})?") ? Double.parseDouble(text) : 0;
    if (megapixels == 0) {
      throw new IllegalArgumentException(
          "Invalid source.measured.megapixels: "
              + text
              + " (a number for the average image, as in 12.1)");
    }
    return megapixels;
  }

  private Location resolve(String text) {
    return Locations.resolve(text, folder);
  }

  private static String glob(String text) {
    new IncludeGlobs(List.of(text));
    return text;
  }

  private LabelRule label() {
    if (section.has(LABEL) && section.value(LABEL) instanceof MappingNode) {
      return table(section.section(LABEL));
    }
    return section.text(LABEL, SourceReader::rule, new LabelRule.None());
  }

  private static LabelRule rule(String text) {
    return switch (text) {
      case "none" -> new LabelRule.None();
      case "parent-directory" -> new LabelRule.ParentDirectory();
      default ->
          throw new IllegalArgumentException(
              "Invalid source.label: "
                  + text
                  + " (use none, parent-directory, or {csv: URI, key: column, value: column})");
    };
  }

  private LabelRule table(Section table) {
    Location csv = table.required("csv", this::resolve, NOWHERE, "csv: gs://bucket/labels.csv");
    String key = table.required("key", text -> text, "", "key: image");
    String value = table.required("value", text -> text, "", "value: level");
    table.refuseUnknown();
    try {
      return new LabelRule.Table(csv.uri(), key, value);
    } catch (IllegalArgumentException e) {
      if (!key.isEmpty()) {
        table.error("value", SpecRule.CONFLICT, e.getMessage());
      }
      return new LabelRule.None();
    }
  }
}
