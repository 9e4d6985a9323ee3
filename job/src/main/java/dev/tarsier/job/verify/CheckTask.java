package dev.tarsier.job.verify;

import dev.tarsier.job.pipeline.ProgressCounters;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.request.PathOrder;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** What an executor does with one file of a run. */
record CheckTask(
    VerifyRequest request,
    Broadcast<SerializableConfiguration> configuration,
    Partitions partitions,
    PathOrder order,
    List<String> vocabulary)
    implements Serializable {

  IndexCheck.Result checkIndex(FileRecord index) throws IOException {
    return new IndexCheck(
            files(), index, partitions.shardsOf(index.name()), order, request.maxProblems())
        .run();
  }

  Findings checkExtra(FileRecord extra) throws IOException {
    return ExtraCheck.of(files(), extra);
  }

  ShardResult checkShard(ShardWork work, ProgressCounters counters) throws IOException {
    ShardResult result =
        new ShardCheck(
                files(),
                work,
                Partitions.indexOf(work.shard().name()),
                vocabulary,
                request.decode(),
                request.maxProblems())
            .run();
    counters.countFound(result.findings().samples(), result.findings().bytes());
    return result;
  }

  private RunFiles files() throws IOException {
    return new RunFiles(request.runFolder(), configuration.value().value());
  }
}
