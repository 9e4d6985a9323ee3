package dev.tarsier.job.sink;

import dev.tarsier.job.tfrecord.ExampleReader;
import dev.tarsier.job.tfrecord.ImageExample;
import dev.tarsier.job.tfrecord.RecordFrame;
import dev.tarsier.job.tfrecord.TfRecordReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** TFRecord shards. Records are copied as they are; memory holds one. */
final class TfRecordRewriter implements ShardRewriter {
  private final FileSystem fileSystem;
  private final Path attempt;

  TfRecordRewriter(FileSystem fileSystem, Path attempt) {
    this.fileSystem = fileSystem;
    this.attempt = attempt;
  }

  /** The shard is there even where nothing is left: the names of the others count it. */
  @Override
  public Rewritten rewrite(Path shard, String name, Set<String> stay) throws IOException {
    Map<String, Long> offsets = new HashMap<>();
    try (AttemptFile file = new AttemptFile(fileSystem, attempt, name)) {
      try (TfRecordReader in = TfRecordReader.open(fileSystem.open(shard), TfRecordReader.LONGEST);
          OutputStream out = TfRecordSink.stream(file, name.endsWith(".gz"))) {
        copy(in, out, stay, offsets);
      }
      return new Rewritten(List.of(file.finish(offsets.size())), offsets);
    }
  }

  private static void copy(
      TfRecordReader in, OutputStream out, Set<String> stay, Map<String, Long> offsets)
      throws IOException {
    RecordFrame frame = new RecordFrame();
    long position = 0;
    for (Optional<TfRecordReader.Content> next = in.next(); next.isPresent(); next = in.next()) {
      TfRecordReader.Content record = next.get();
      ImageExample example = ExampleReader.read(record);
      if (stay.contains(example.filename())) {
        frame.write(out, record.bytes(), record.length());
        offsets.put(example.filename(), position + RecordFrame.HEADER + example.image().offset());
        position += RecordFrame.HEADER + record.length() + RecordFrame.FOOTER;
      }
    }
  }
}
