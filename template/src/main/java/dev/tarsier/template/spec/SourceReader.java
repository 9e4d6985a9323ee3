package dev.tarsier.template.spec;

import dev.tarsier.job.request.ImageFormat;
import dev.tarsier.job.request.IncludeGlobs;
import dev.tarsier.job.request.LabelRule;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.SourceRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads the {@code source} section. */
final class SourceReader {
  /** Stands in while problems are gathered; a spec with problems is never returned. */
  static final Location NOWHERE = new Location("file:/");

  private static final String LABEL = "label";

  private final Section section;
  private final Path folder;

  SourceReader(Section section, Path folder) {
    this.section = section;
    this.folder = folder;
  }

  SourceRequest read() {
    Location root = section.required("uri", this::resolve, NOWHERE, "uri: gs://bucket/images");
    String inventory = section.text("inventory", text -> resolve(text).uri(), "");
    List<String> include =
        section.list("include", SourceReader::glob, SourceRequest.DEFAULT_INCLUDE);
    Set<ImageFormat> formats =
        Set.copyOf(
            section.list(
                "formats", ImageFormat::parse, List.copyOf(SourceRequest.DEFAULT_FORMATS)));
    LabelRule label = label();
    section.refuseUnknown();
    return new SourceRequest(
        root,
        inventory,
        include.isEmpty() ? SourceRequest.DEFAULT_INCLUDE : include,
        formats.isEmpty() ? SourceRequest.DEFAULT_FORMATS : formats,
        label);
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
