package dev.tarsier.job.pipeline;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.StageRecord;
import dev.tarsier.job.report.StageRecordParser;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.sink.RunFolder;
import dev.tarsier.job.sink.VectorCsv;
import dev.tarsier.job.sink.VectorReader;
import dev.tarsier.job.sink.VectorRow;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** All vectors of a run in one CSV file, by one task that reads file after file. */
final class CsvStage {
  private static final String RECORD = "csv.json";

  private final JavaSparkContext spark;
  private final JobRequest request;
  private final RunFolder folder;

  CsvStage(JavaSparkContext spark, JobRequest request, RunFolder folder) {
    this.spark = spark;
    this.request = request;
    this.folder = folder;
  }

  /**
   * Writes the file unless an earlier start of the run has; returns what it is, named from the run
   * folder.
   *
   * @param files of vectors, named from the run folder, in the order of the rows
   * @param components whether they hold components, else features
   */
  List<FileRecord> run(List<String> files, boolean components) throws IOException {
    if (folder.record(RECORD).isEmpty()) {
      spark.setJobDescription(request.dataset() + " " + request.runId() + ": csv");
      Broadcast<SerializableConfiguration> hadoop =
          spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
      Task task = new Task(request, files, components, hadoop);
      try {
        spark.parallelize(List.of(0), 1).foreach(only -> task.run());
      } catch (Exception e) {
        throw Failures.of(e);
      } finally {
        hadoop.destroy();
      }
    }
    return StageRecordParser.parse(folder.record(RECORD).orElseThrow()).files();
  }

  /** What the executor does. */
  private record Task(
      JobRequest request,
      List<String> files,
      boolean components,
      Broadcast<SerializableConfiguration> configuration)
      implements Serializable {
    void run() throws IOException {
      Configuration hadoop = configuration.value().value();
      RunFolder folder = new RunFolder(request, hadoop);
      Path attempt = folder.newAttempt("csv");
      String name = components ? "components.csv" : "features.csv";
      try (VectorCsv csv =
          new VectorCsv(folder.fileSystem(), attempt, name, components ? "pc" : "f")) {
        for (String file : files) {
          copy(folder.path(file), csv, hadoop);
        }
        List<FileRecord> written = List.of(csv.finish());
        folder.commit(
            attempt,
            written,
            RECORD,
            standing -> StageRecordParser.format(new StageRecord(standing)));
      }
    }

    private static void copy(Path file, VectorCsv csv, Configuration hadoop) throws IOException {
      try (VectorReader reader = VectorReader.of(file, hadoop)) {
        for (Optional<VectorRow> row = reader.next(); row.isPresent(); row = reader.next()) {
          csv.write(row.get());
        }
      }
    }
  }
}
