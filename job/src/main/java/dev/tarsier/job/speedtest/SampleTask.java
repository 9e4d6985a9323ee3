package dev.tarsier.job.speedtest;

import dev.tarsier.job.accept.Acceptance;
import dev.tarsier.job.accept.ImageHeader;
import dev.tarsier.job.accept.Verdict;
import dev.tarsier.job.image.DecodeProbe;
import dev.tarsier.job.request.ImageFormat;
import dev.tarsier.job.request.Limits;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.SourceRequest;
import dev.tarsier.job.request.Transfer;
import dev.tarsier.job.sink.Sample;
import dev.tarsier.job.sink.SampleLabel;
import dev.tarsier.job.sink.SampleSink;
import dev.tarsier.job.sink.TarSink;
import dev.tarsier.job.sink.TfRecordName;
import dev.tarsier.job.sink.TfRecordSink;
import dev.tarsier.job.source.ReadAhead;
import dev.tarsier.job.source.ReadResult;
import dev.tarsier.job.source.SourceFile;
import dev.tarsier.job.storage.Storage;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Writes one part of the sample to a TAR and a TFRecord shard with the job's own sinks. The images'
 * bytes stay what they are; an image that the job would reject is in no format.
 *
 * @param shards the folder of the shards
 */
record SampleTask(
    SourceRequest source,
    Location shards,
    int parts,
    Broadcast<SerializableConfiguration> configuration)
    implements Serializable {
  /** Files of one part. */
  record Input(int number, List<SourceFile> files) implements Serializable {}

  /** Empty when no image is fit to be read. */
  List<Part> make(Input input) throws IOException {
    int number = input.number();
    List<SourceFile> files = input.files();
    Configuration hadoop = configuration.value().value();
    FileSystem fileSystem = Storage.of(shards, hadoop, "output.uri");
    Path folder = Storage.path(shards);
    List<SourceFile> taken = new ArrayList<>();
    try (ReadAhead reads = new ReadAhead(source.root(), files, Transfer.DEFAULT, hadoop);
        DecodeProbe probe = new DecodeProbe();
        SampleSink<Sample> tar = new TarSink(fileSystem, folder, number, Long.MAX_VALUE);
        SampleSink<Sample> records =
            new TfRecordSink(
                fileSystem, folder, new TfRecordName("sample", number, parts, false), false)) {
      Acceptance acceptance = new Acceptance(source.formats(), Limits.DEFAULT.pixels());
      for (SourceFile file : files) {
        ReadResult read = reads.next();
        Optional<Sample> sample = sample(file, taken.size(), read, acceptance, probe);
        if (sample.isPresent()) {
          tar.write(sample.get());
          records.write(sample.get());
          // The size that was read: an inventory's may be out of date.
          taken.add(
              new SourceFile(file.path(), sample.get().image().length(), file.modifiedMillis()));
        }
        reads.release(read);
      }
      return taken.isEmpty()
          ? List.of()
          : List.of(
              new Part(
                  taken,
                  tar.finish().get(0),
                  records.finish().get(0),
                  files.size() - taken.size()));
    }
  }

  private static Optional<Sample> sample(
      SourceFile file, int number, ReadResult read, Acceptance acceptance, DecodeProbe probe) {
    if (!(read instanceof ReadResult.Loaded loaded)
        || !(acceptance.check(loaded.buffer(), loaded.length())
            instanceof Verdict.Accepted accepted)
        || probe.refusal(loaded.buffer(), loaded.length()).isPresent()) {
      return Optional.empty();
    }
    ImageHeader header = accepted.header();
    String extension = header.format() == ImageFormat.JPEG ? "jpg" : header.format().keyword();
    return Optional.of(
        new Sample(
            String.format(Locale.ROOT, "%06d", number),
            file.path(),
            SampleLabel.NONE,
            List.of(new Sample.Member(extension, loaded.buffer(), loaded.length())),
            header.width(),
            header.height()));
  }
}
