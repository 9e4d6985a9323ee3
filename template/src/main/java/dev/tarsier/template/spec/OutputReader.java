package dev.tarsier.template.spec;

import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.request.ByteSize;
import dev.tarsier.job.request.Layout;
import dev.tarsier.job.request.OutputFormat;
import dev.tarsier.job.request.OutputRequest;
import java.nio.file.Path;

/** Reads the {@code output} section. */
final class OutputReader {
  private final Section section;
  private final Path folder;

  OutputReader(Section section, Path folder) {
    this.section = section;
    this.folder = folder;
  }

  OutputSpec read(Recipe recipe) {
    OutputFormat format = format(recipe);
    OutputSpec output =
        new OutputSpec(
            section.required(
                "uri",
                text -> Locations.resolve(text, folder),
                SourceReader.NOWHERE,
                "uri: gs://bucket/output"),
            format,
            section.amount("shard-size", OutputReader::shardSize, OutputRequest.DEFAULT_SHARD_SIZE),
            section.whole("partitions", 1, OutputRequest.MAXIMUM_PARTITIONS, OutputSpec.PLANNED),
            layout(format));
    section.refuseUnknown();
    return output;
  }

  private OutputFormat format(Recipe recipe) {
    OutputFormat usual = recipe.formats().get(0);
    return section.text("format", text -> recipe.checkFormat(OutputFormat.parse(text)), usual);
  }

  private Layout layout(OutputFormat format) {
    Layout.Compression compression =
        section.text("compression", text -> compression(text, format), Layout.Compression.NONE);
    long seed = section.whole("shuffle", 0, Integer.MAX_VALUE, (int) Layout.UNSHUFFLED);
    return new Layout(compression, seed, csv(format));
  }

  private boolean csv(OutputFormat format) {
    boolean csv = section.flag("csv", false);
    try {
      return new Layout(Layout.Compression.NONE, Layout.UNSHUFFLED, csv).checkedFor(format).csv();
    } catch (IllegalArgumentException e) {
      section.error("csv", SpecRule.CONFLICT, e.getMessage());
      return false;
    }
  }

  private static Layout.Compression compression(String text, OutputFormat format) {
    return new Layout(Layout.Compression.parse(text), Layout.UNSHUFFLED, false)
        .checkedFor(format)
        .compression();
  }

  /** The request's own constructor knows the smallest size. */
  private static ByteSize shardSize(String text) {
    ByteSize size = ByteSize.parse(text);
    return new OutputRequest(SourceReader.NOWHERE, OutputFormat.TAR, size, 1, Layout.DEFAULT)
        .shardSize();
  }
}
