package dev.tarsier.job.speedtest;

import dev.tarsier.job.accept.Acceptance;
import dev.tarsier.job.accept.ImageHeader;
import dev.tarsier.job.accept.Verdict;
import dev.tarsier.job.request.ImageFormat;
import dev.tarsier.job.request.Limits;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.RunFailure;
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
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Writes one part of the sample to a TAR and a TFRecord shard with the job's own sinks. The images'
 * bytes stay what they are; each of them is known to be sound.
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

  Part make(Input input) throws IOException {
    int number = input.number();
    List<SourceFile> files = input.files();
    Configuration hadoop = configuration.value().value();
    FileSystem fileSystem = Storage.of(shards, hadoop, "output.uri");
    Path folder = Storage.path(shards);
    try (ReadAhead reads = new ReadAhead(source.root(), files, Transfer.DEFAULT, hadoop);
        SampleSink<Sample> tar = new TarSink(fileSystem, folder, number, Long.MAX_VALUE);
        SampleSink<Sample> records =
            new TfRecordSink(
                fileSystem, folder, new TfRecordName("sample", number, parts, false), false)) {
      Acceptance acceptance = new Acceptance(source.formats(), Limits.DEFAULT.pixels());
      for (int i = 0; i < files.size(); i++) {
        ReadResult read = reads.next();
        Sample sample = sample(files.get(i), i, read, acceptance);
        tar.write(sample);
        records.write(sample);
        reads.release(read);
      }
      return new Part(files, tar.finish().get(0), records.finish().get(0));
    }
  }

  private static Sample sample(
      SourceFile file, int number, ReadResult read, Acceptance acceptance) {
    if (!(read instanceof ReadResult.Loaded loaded)
        || !(acceptance.check(loaded.buffer(), loaded.length())
            instanceof Verdict.Accepted accepted)) {
      throw new RunFailure(
          "Cannot read " + file.path() + " again: it has changed meanwhile (measure again)");
    }
    ImageHeader header = accepted.header();
    String extension = header.format() == ImageFormat.JPEG ? "jpg" : header.format().keyword();
    return new Sample(
        String.format(Locale.ROOT, "%06d", number),
        file.path(),
        SampleLabel.NONE,
        List.of(new Sample.Member(extension, loaded.buffer(), loaded.length())),
        header.width(),
        header.height());
  }
}
