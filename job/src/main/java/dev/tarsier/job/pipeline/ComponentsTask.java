package dev.tarsier.job.pipeline;

import dev.tarsier.job.model.pca.Projection;
import dev.tarsier.job.model.pca.TestSplit;
import dev.tarsier.job.report.ComponentsRecord;
import dev.tarsier.job.report.ComponentsRecordParser;
import dev.tarsier.job.report.PcaModel;
import dev.tarsier.job.report.ScatterPoint;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.sink.ComponentSink;
import dev.tarsier.job.sink.RunFolder;
import dev.tarsier.job.sink.VectorReader;
import dev.tarsier.job.sink.VectorRow;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** What an executor does with the features of one partition: project, write, commit. */
record ComponentsTask(
    JobRequest request,
    Broadcast<PcaModel> model,
    Splitting splitting,
    Broadcast<SerializableConfiguration> configuration)
    implements Serializable {
  static final String TRAIN = "train";
  static final String TEST = "test";

  /**
   * Which images the PCA is fitted on, and which are drawn.
   *
   * @param fitted false when the PCA comes from elsewhere: all images are for testing then
   * @param drawn of all images in the report's picture
   */
  record Splitting(TestSplit test, boolean fitted, ScatterShare drawn) implements Serializable {
    boolean isTest(VectorRow row) {
      return !fitted || test.isTest(row.label().text(), row.path());
    }
  }

  /** What one task is given: a partition's shards, named from the run folder. */
  record Input(int partition, List<String> shards) implements Serializable {}

  static String recordName(int partition) {
    return String.format(Locale.ROOT, "components-%05d.json", partition);
  }

  /** Does nothing when another attempt has finished the partition meanwhile. */
  void run(Input input) throws IOException {
    Configuration hadoop = configuration.value().value();
    RunFolder folder = new RunFolder(request, hadoop);
    if (folder.record(recordName(input.partition())).isPresent()) {
      return;
    }
    Path attempt = folder.newAttempt(input.partition());
    try {
      ComponentsRecord record = write(input, folder, attempt, hadoop);
      folder.commit(
          attempt,
          record.files(),
          recordName(input.partition()),
          standing -> ComponentsRecordParser.format(record.withFiles(standing)));
    } catch (IOException | RuntimeException e) {
      folder.fileSystem().delete(attempt, true);
      throw e;
    }
  }

  private ComponentsRecord write(Input input, RunFolder folder, Path attempt, Configuration hadoop)
      throws IOException {
    ComponentSink sink = new ComponentSink(folder.fileSystem(), attempt, input.partition(), hadoop);
    Tally tally = new Tally();
    Projection projection = new Projection(model.value());
    for (String shard : input.shards()) {
      try (VectorReader reader = VectorReader.of(folder.path(shard), hadoop)) {
        for (Optional<VectorRow> row = reader.next(); row.isPresent(); row = reader.next()) {
          sink.write(take(row.get(), projection.project(row.get().values()), tally));
        }
      }
    }
    return new ComponentsRecord(
        input.partition(), sink.finish(), tally.train, tally.test, tally.points);
  }

  private VectorRow take(VectorRow row, Projection.Projected projected, Tally tally) {
    boolean test = splitting.isTest(row);
    tally.add(projected, test);
    double[] components = projected.components();
    if (splitting.drawn().has(row.path())) {
      double second = components.length > 1 ? components[1] : 0;
      tally.points.add(new ScatterPoint(components[0], second, row.label().text(), test));
    }
    float[] values = new float[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) components[i];
    }
    return new VectorRow(row.key(), row.path(), row.label(), test ? TEST : TRAIN, values);
  }

  /** Sums of one partition. */
  private static final class Tally {
    private ComponentsRecord.Sums train = ComponentsRecord.Sums.NONE;
    private ComponentsRecord.Sums test = ComponentsRecord.Sums.NONE;
    private final List<ScatterPoint> points = new ArrayList<>();

    void add(Projection.Projected projected, boolean ofTest) {
      double squares = 0;
      for (double component : projected.components()) {
        squares += component * component;
      }
      ComponentsRecord.Sums one =
          new ComponentsRecord.Sums(1, squares, projected.squaredDistance());
      if (ofTest) {
        test = test.plus(one);
      } else {
        train = train.plus(one);
      }
    }
  }
}
