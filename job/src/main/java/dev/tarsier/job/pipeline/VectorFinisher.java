package dev.tarsier.job.pipeline;

import dev.tarsier.job.accept.ImageHeader;
import dev.tarsier.job.image.Processed;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Outcome;
import dev.tarsier.job.report.Regions;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.sink.SampleSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers images to batches, runs the model over them, and writes what it gives.
 *
 * @param <R> a row of the output
 */
final class VectorFinisher<R> implements Finisher {
  /** Makes a row of a vector. */
  interface Rows<R> {
    R row(PartitionInput.Image image, float[] vector, int width, int height);
  }

  private final ModelRuns runs;
  private final Rows<R> rows;
  private final SampleSink<R> sink;
  private final PartitionTally tally;
  private final List<Waiting> waiting = new ArrayList<>();

  VectorFinisher(ModelRuns runs, Rows<R> rows, SampleSink<R> sink, PartitionTally tally) {
    this.runs = runs;
    this.rows = rows;
    this.sink = sink;
    this.tally = tally;
  }

  private record Waiting(OutcomeQueue.Place place, int width, int height, Regions regions) {}

  @Override
  public void finish(OutcomeQueue.Place place, ImageHeader header, Processed processed)
      throws IOException {
    Processed.Tensor tensor = (Processed.Tensor) processed;
    waiting.add(new Waiting(place, tensor.width(), tensor.height(), tensor.regions()));
    if (runs.add(place.ordinal(), tensor.values())) {
      run();
    }
  }

  private void run() throws IOException {
    List<float[]> vectors = runs.run();
    for (int i = 0; i < vectors.size(); i++) {
      Waiting image = waiting.get(i);
      image.place().end(outcome(image, vectors.get(i)));
    }
    waiting.clear();
  }

  private Outcome outcome(Waiting image, float[] vector) throws IOException {
    for (float value : vector) {
      if (!Float.isFinite(value)) {
        return new Outcome.Rejected(
            RejectReason.OPERATION_FAILED, "the model gives " + value + " for it");
      }
    }
    long start = System.nanoTime();
    R row = rows.row(image.place().image(), vector, image.width(), image.height());
    Outcome written = new Outcome.Written(sink.write(row), image.regions());
    tally.wrote(System.nanoTime() - start);
    return written;
  }

  @Override
  public List<FileRecord> end() throws IOException {
    run();
    long start = System.nanoTime();
    List<FileRecord> shards = sink.finish();
    tally.wrote(System.nanoTime() - start);
    return shards;
  }

  @Override
  public void close() {
    sink.close();
  }
}
