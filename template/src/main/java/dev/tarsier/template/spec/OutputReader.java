package dev.tarsier.template.spec;

import dev.tarsier.job.request.ByteSize;
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

  OutputSpec read() {
    OutputSpec output =
        new OutputSpec(
            section.required(
                "uri",
                text -> Locations.resolve(text, folder),
                SourceReader.NOWHERE,
                "uri: gs://bucket/output"),
            section.text("format", OutputFormat::parse, OutputFormat.TAR),
            section.amount("shard-size", OutputReader::shardSize, OutputRequest.DEFAULT_SHARD_SIZE),
            section.whole("partitions", 1, OutputRequest.MAXIMUM_PARTITIONS, OutputSpec.PLANNED));
    section.refuseUnknown();
    return output;
  }

  /** The request's own constructor knows the smallest size. */
  private static ByteSize shardSize(String text) {
    ByteSize size = ByteSize.parse(text);
    return new OutputRequest(SourceReader.NOWHERE, OutputFormat.TAR, size, 1).shardSize();
  }
}
