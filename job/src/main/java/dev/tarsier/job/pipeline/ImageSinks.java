package dev.tarsier.job.pipeline;

import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.LabelRule;
import dev.tarsier.job.request.Layout;
import dev.tarsier.job.request.OutputRequest;
import dev.tarsier.job.sink.Sample;
import dev.tarsier.job.sink.SampleSink;
import dev.tarsier.job.sink.TarSink;
import dev.tarsier.job.sink.TfRecordName;
import dev.tarsier.job.sink.TfRecordSink;
import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The sink for encoded images that a request asks for. */
final class ImageSinks {
  private ImageSinks() {}

  static SampleSink<Sample> open(
      JobRequest request, FileSystem fileSystem, Path attempt, int partition) throws IOException {
    OutputRequest output = request.output();
    return switch (output.format()) {
      case TAR -> new TarSink(fileSystem, attempt, partition, output.shardSize().bytes());
      case TFRECORD ->
          new TfRecordSink(
              fileSystem,
              attempt,
              new TfRecordName(
                  request.dataset(), partition, output.partitions(), isCompressed(output)),
              !(request.source().label() instanceof LabelRule.None));
      case PARQUET ->
          throw new IllegalStateException("Cannot write images as " + output.format().keyword());
    };
  }

  static boolean isCompressed(OutputRequest output) {
    return output.layout().compression() == Layout.Compression.GZIP;
  }
}
