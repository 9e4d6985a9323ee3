package dev.tarsier.job.pipeline;

import dev.tarsier.job.recipe.Features;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.RecipeParser;
import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.PartitionRecord;
import dev.tarsier.job.report.Reads;
import dev.tarsier.job.report.StageSeconds;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.job.sink.FeatureRow;
import dev.tarsier.job.sink.IndexWriter;
import dev.tarsier.job.sink.ParquetSink;
import dev.tarsier.job.sink.RunFolder;
import dev.tarsier.job.sink.SampleLabel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;

/** A run whose partitions have left features, made without images or a model. */
final class FeatureRun {
  private static final Configuration CONFIGURATION = new Configuration(false);
  private static final List<String> LABELS = List.of("left", "right/up");

  final JobRequest request;
  final Features features;
  final RunFolder folder;
  final List<PartitionRecord> records = new ArrayList<>();

  private FeatureRun(JobRequest request) throws Exception {
    this.request = request;
    this.features = (Features) RecipeParser.parse(request.recipe(), Operations.load()).ending();
    this.folder = new RunFolder(request, CONFIGURATION);
  }

  /** {@code parameters} of the features, as in {@code "components": 2}. */
  static FeatureRun of(Path output, String runId, String parameters) throws Exception {
    return new FeatureRun(
        RequestArguments.parse(
            List.of(
                "--dataset",
                "eyes",
                "--run-id",
                runId,
                "--input",
                "file:/in",
                "--output",
                "file:" + output,
                "--output-format",
                "parquet",
                "--recipe",
                "{\"name\": \"features\", \"model\": \"file:/m.onnx\", " + parameters + "}")));
  }

  /** Commits the rows as so many partitions, one shard each. */
  FeatureRun with(List<FeatureRow> rows, int partitions) throws IOException {
    for (int partition = 0; partition < partitions; partition++) {
      commit(
          partition,
          rows.subList(
              partition * rows.size() / partitions, (partition + 1) * rows.size() / partitions));
    }
    return this;
  }

  private void commit(int partition, List<FeatureRow> rows) throws IOException {
    org.apache.hadoop.fs.Path attempt = folder.newAttempt(partition);
    try (ParquetSink<FeatureRow> sink =
            ParquetSink.ofFeatures(
                folder.fileSystem(), attempt, partition, 1 << 16, CONFIGURATION);
        IndexWriter index =
            new IndexWriter(folder.fileSystem(), attempt, partition, CONFIGURATION)) {
      for (FeatureRow row : rows) {
        sink.write(row);
      }
      List<FileRecord> shards = sink.finish();
      PartitionRecord record =
          new PartitionRecord(
              partition,
              shards,
              index.finish(),
              new Counts(rows.size(), 0, 0, Map.of()),
              0,
              1,
              StageSeconds.NONE,
              Reads.NONE,
              List.of(),
              List.of(),
              0);
      folder.commit(attempt, record);
      records.add(record);
    }
  }

  /** Images of two labels and of none in turn, along a few axes of falling variance. */
  static List<FeatureRow> rows(int images, int dimensions) {
    Random random = new Random(20261126);
    List<FeatureRow> rows = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      float[] values = new float[dimensions];
      double deviation = 8;
      for (int axis = 0; axis < dimensions; axis++) {
        double along = random.nextGaussian() * deviation;
        for (int d = 0; d < dimensions; d++) {
          values[d] += (float) (along * Math.cos(Math.PI * (d + 0.5) * axis / dimensions));
        }
        deviation /= 2;
      }
      int number = i % 3;
      SampleLabel label =
          number < LABELS.size() ? new SampleLabel(LABELS.get(number), number) : SampleLabel.NONE;
      rows.add(new FeatureRow("k/" + i, "k/" + i + ".jpg", label, values, 4, 4));
    }
    return rows;
  }

  Path path(String name) {
    return Path.of(request.runFolder().path()).resolve(name);
  }
}
