package dev.tarsier.job.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.tfrecord.ExampleReader;
import dev.tarsier.job.tfrecord.ImageExample;
import dev.tarsier.job.tfrecord.ImageExample.ImageClass;
import dev.tarsier.job.tfrecord.TfRecordReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;

class TestTfRecordSink extends SampleSinkContract {
  private static final String NAME = "eyes-00007-of-00128.tfrecord";

  /** Whether shards are compressed. */
  boolean compressed() {
    return false;
  }

  private TfRecordSink open(FileSystem files, Path attempt, boolean labelled) {
    try {
      return new TfRecordSink(
          files,
          new org.apache.hadoop.fs.Path(attempt.toUri()),
          new TfRecordName("eyes", 7, 128, compressed()),
          labelled);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  SampleSink<Sample> sink(Path attempt, long shardBytes) {
    return open(fileSystem, attempt, true);
  }

  @Override
  List<Entry> entries(Path shard) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (ImageExample example : examples(shard)) {
      ImageExample.Encoded image = example.image();
      byte[] bytes =
          Arrays.copyOfRange(image.bytes(), image.offset(), image.offset() + image.length());
      entries.add(new Entry(example.filename(), Samples.text(bytes, bytes.length)));
    }
    return entries;
  }

  /** Each with a buffer of its own. */
  private static List<ImageExample> examples(Path shard) throws IOException {
    List<ImageExample> examples = new ArrayList<>();
    try (TfRecordReader reader =
        TfRecordReader.open(Files.newInputStream(shard), TfRecordReader.LONGEST)) {
      for (Optional<TfRecordReader.Content> next = reader.next();
          next.isPresent();
          next = reader.next()) {
        byte[] copy = Arrays.copyOf(next.get().bytes(), next.get().length());
        examples.add(
            ExampleReader.read(new TfRecordReader.Content(next.get().offset(), copy, copy.length)));
      }
    }
    return examples;
  }

  @Override
  List<Entry> expected(Sample sample) {
    Sample.Member image = sample.image();
    return List.of(new Entry(sample.path(), Samples.text(image.bytes(), image.length())));
  }

  @Override
  String key(Sample sample) {
    return sample.path();
  }

  @Test
  void noSamplesAreAShardAllTheSame() throws IOException {
    assertThat(write(List.of(), LIMIT)).extracting(FileRecord::samples).containsExactly(0L);
    assertThat(content(shards().get(0))).isEmpty();
    assertThat(examples(shards().get(0))).isEmpty();
  }

  @Test
  void oneShardWhateverItsSize() throws IOException {
    List<FileRecord> records = write(Samples.random(1, 60, 20_000), LIMIT);

    assertThat(records)
        .extracting(FileRecord::name, FileRecord::samples)
        .containsExactly(tuple(NAME + (compressed() ? ".gz" : ""), 60L));
  }

  @Test
  void featuresOfASample() throws IOException {
    write(
        List.of(
            sample("a", "jpg", new SampleLabel("left", 3)), sample("b", "webp", SampleLabel.NONE)),
        LIMIT);

    List<ImageExample> examples = examples(shards().get(0));

    assertThat(examples)
        .extracting(example -> example.image().format())
        .containsExactly("jpeg", "webp");
    assertThat(examples).extracting(ImageExample::width).containsExactly(640, 640);
    assertThat(examples).extracting(ImageExample::height).containsExactly(480, 480);
    assertThat(examples)
        .extracting(ImageExample::imageClass)
        .containsExactly(new ImageClass(3, "left"), ImageClass.UNKNOWN);
  }

  @Test
  void noClassesWithoutLabels() throws IOException {
    try (TfRecordSink sink = open(fileSystem, folder, false)) {
      sink.write(sample("a", "png", SampleLabel.NONE));
      sink.finish();
    }
    assertThat(examples(shards().get(0)))
        .extracting(ImageExample::imageClass)
        .containsExactly(ImageClass.ABSENT);
  }

  private static Sample sample(String key, String extension, SampleLabel label) {
    return new Sample(
        key,
        key + ".source",
        label,
        List.of(new Sample.Member(extension, new byte[] {1, 2, 3}, 3)),
        640,
        480);
  }

  @Test
  void givenUpShardIsNoResult() throws IOException {
    TfRecordSink sink = open(fileSystem, folder, true);
    sink.write(Samples.sample("a", 10));
    sink.close();

    assertThat(sink.finish()).isEmpty();
  }
}
