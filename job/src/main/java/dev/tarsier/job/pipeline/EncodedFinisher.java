package dev.tarsier.job.pipeline;

import dev.tarsier.job.accept.ImageHeader;
import dev.tarsier.job.image.Processed;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Outcome;
import dev.tarsier.job.sink.Sample;
import dev.tarsier.job.sink.SampleSink;
import java.io.IOException;
import java.util.List;

/** Writes encoded images, one by one. */
final class EncodedFinisher implements Finisher {
  private final SampleAssembler assembler;
  private final SampleSink<Sample> sink;
  private final PartitionTally tally;

  EncodedFinisher(SampleAssembler assembler, SampleSink<Sample> sink, PartitionTally tally) {
    this.assembler = assembler;
    this.sink = sink;
    this.tally = tally;
  }

  @Override
  public void finish(OutcomeQueue.Place place, ImageHeader header, Processed processed)
      throws IOException {
    long start = System.nanoTime();
    Processed.Encoded encoded = (Processed.Encoded) processed;
    Sample sample = assembler.assemble(place.image(), header, encoded);
    Outcome written = new Outcome.Written(sink.write(sample), encoded.regions());
    tally.wrote(System.nanoTime() - start);
    place.end(written);
  }

  @Override
  public List<FileRecord> end() throws IOException {
    return sink.finish();
  }

  @Override
  public void close() {
    sink.close();
  }
}
