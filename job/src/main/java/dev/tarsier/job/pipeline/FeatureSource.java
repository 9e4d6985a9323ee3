package dev.tarsier.job.pipeline;

import dev.tarsier.job.model.pca.FeatureVector;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.PartitionRecord;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.sink.RunFolder;
import dev.tarsier.job.sink.VectorReader;
import dev.tarsier.job.sink.VectorRow;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/** The feature shards of a run, read where the tasks are. */
record FeatureSource(JobRequest request, Broadcast<SerializableConfiguration> configuration)
    implements Serializable {
  /** The tasks of a pass for each core: results of a task wait on the driver to be merged. */
  private static final int TASKS_PER_CORE = 4;

  /** The shards of a partition, named from the run folder. */
  static List<String> shards(PartitionRecord record) {
    return record.shards().stream().map(shard -> "shards/" + shard.name()).toList();
  }

  /** All vectors, in their order; each pass over them reads the shards again. */
  JavaRDD<FeatureVector> vectors(JavaSparkContext spark, List<PartitionRecord> records) {
    return shards(spark, records).flatMap(shard -> read(shard, true));
  }

  /** The same without values. */
  JavaRDD<FeatureVector> names(JavaSparkContext spark, List<PartitionRecord> records) {
    return shards(spark, records).flatMap(shard -> read(shard, false));
  }

  private static JavaRDD<String> shards(JavaSparkContext spark, List<PartitionRecord> records) {
    List<String> shards = records.stream().flatMap(record -> shards(record).stream()).toList();
    int most = spark.defaultParallelism() * TASKS_PER_CORE;
    return spark.parallelize(shards, Math.max(1, Math.min(shards.size(), most)));
  }

  private Iterator<FeatureVector> read(String shard, boolean values) throws IOException {
    Configuration hadoop = configuration.value().value();
    Path file = new RunFolder(request, hadoop).path(shard);
    VectorReader reader =
        values ? VectorReader.of(file, hadoop) : VectorReader.ofNames(file, hadoop);
    // Some passes stop at the first row: the end of the task is the end of the reader.
    TaskCompletionListener end = context -> close(reader);
    TaskContext.get().addTaskCompletionListener(end);
    return new Rows(reader);
  }

  private static void close(VectorReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close a shard of features", e);
    }
  }

  /** Row after row of one file. */
  private static final class Rows implements Iterator<FeatureVector> {
    private final VectorReader reader;
    private Optional<VectorRow> next;

    Rows(VectorReader reader) throws IOException {
      this.reader = reader;
      this.next = reader.next();
      closeAtEnd();
    }

    @Override
    public boolean hasNext() {
      return next.isPresent();
    }

    @Override
    public FeatureVector next() {
      VectorRow row = next.orElseThrow();
      try {
        next = reader.next();
        closeAtEnd();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read on behind " + row.path(), e);
      }
      return new FeatureVector(row.path(), row.label().text(), row.values());
    }

    private void closeAtEnd() throws IOException {
      if (next.isEmpty()) {
        reader.close();
      }
    }
  }

  /** How many images have features. */
  static long images(List<PartitionRecord> records) {
    return records.stream()
        .flatMap(record -> record.shards().stream())
        .mapToLong(FileRecord::samples)
        .sum();
  }
}
