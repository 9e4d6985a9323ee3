package dev.tarsier.job.pipeline;

import dev.tarsier.job.accept.Acceptance;
import dev.tarsier.job.image.ImageProcessor;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Outcome;
import dev.tarsier.job.report.PartitionRecord;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.sink.AttemptJournal;
import dev.tarsier.job.sink.IndexRow;
import dev.tarsier.job.sink.IndexWriter;
import dev.tarsier.job.sink.RunFolder;
import dev.tarsier.job.source.ReadAhead;
import dev.tarsier.job.source.ReadResult;
import dev.tarsier.job.source.SourceFile;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** What an executor does with one partition: read ahead, process, write, commit. */
final class PartitionTask implements Serializable {
  private static final long serialVersionUID = 1;

  private final JobRequest request;
  private final RunEnding ending;
  private final CascadeFiles cascades;
  private final ProgressCounters counters;
  private final UsageMeter usage;
  private final Broadcast<SerializableConfiguration> configuration;
  private final boolean marked;

  /** {@code marked}: attempts of earlier starts have left marks, of whatever partition. */
  PartitionTask(
      JobRequest request,
      RunEnding ending,
      CascadeFiles cascades,
      ProgressCounters counters,
      UsageMeter usage,
      Broadcast<SerializableConfiguration> configuration,
      boolean marked) {
    this.request = request;
    this.ending = ending;
    this.cascades = cascades;
    this.counters = counters;
    this.usage = usage;
    this.configuration = configuration;
    this.marked = marked;
  }

  /** Does nothing when another attempt has finished the partition meanwhile. */
  void run(PartitionInput input) throws IOException {
    Configuration hadoop = configuration.value().value();
    RunFolder folder = new RunFolder(request, hadoop);
    if (folder.isDone(input.partition())) {
      return;
    }
    cascades.provide();
    AttemptJournal journal = folder.journal(input.partition());
    if (marked || TaskContext.get().attemptNumber() > 0) {
      journal.begin();
    } else {
      journal.beginFirst();
    }
    Path attempt = folder.newAttempt(input.partition());
    try {
      PartitionRecord record = write(input, folder, attempt, journal, hadoop);
      if (folder.commit(attempt, record)) {
        journal.finished();
      } else {
        journal.failed();
      }
      usage.look();
    } catch (IOException | RuntimeException | LinkageError e) {
      journal.failed();
      folder.fileSystem().delete(attempt, true);
      throw e;
    }
  }

  private PartitionRecord write(
      PartitionInput input,
      RunFolder folder,
      Path attempt,
      AttemptJournal journal,
      Configuration hadoop)
      throws IOException {
    PartitionTally tally = new PartitionTally();
    try (ReadAhead reads =
            new ReadAhead(request.source().root(), input.files(), request.transfer(), hadoop);
        ImageProcessor processor = ending.processor();
        ImageWatchdog.Watch watch = ImageWatchdog.watch(journal, request.limits().imageTimeout());
        Finisher finisher =
            ending.finisher(
                new TaskOutput(
                    input.partition(),
                    folder.fileSystem(),
                    attempt,
                    hadoop,
                    journal,
                    watch,
                    tally));
        IndexWriter index =
            new IndexWriter(folder.fileSystem(), attempt, input.partition(), hadoop)) {
      ImageStep step =
          new ImageStep(
              new Acceptance(request.source().formats(), request.limits().pixels()),
              processor,
              finisher,
              journal,
              watch,
              tally);
      OutcomeQueue outcomes =
          new OutcomeQueue((image, bytes, outcome) -> note(image, bytes, outcome, index, tally));
      takeAll(input, reads, step, outcomes, tally);
      List<FileRecord> shards = finisher.end();
      if (outcomes.isWaiting()) {
        throw new IllegalStateException("Cannot end the partition: an image has no outcome");
      }
      return tally.record(input.partition(), shards, index.finish(), reads.counts());
    }
  }

  private void takeAll(
      PartitionInput input,
      ReadAhead reads,
      ImageStep step,
      OutcomeQueue outcomes,
      PartitionTally tally)
      throws IOException {
    for (int ordinal = 0; ordinal < input.images().size(); ordinal++) {
      PartitionInput.Image image = input.images().get(ordinal);
      if (image.choice() instanceof Choice.Leave leave) {
        outcomes.enter(image, 0).end(leave.outcome());
        continue;
      }
      long start = System.nanoTime();
      ReadResult read = reads.next();
      long bytes = read instanceof ReadResult.Loaded loaded ? loaded.length() : 0;
      tally.read(System.nanoTime() - start, bytes);
      OutcomeQueue.Place place = outcomes.enter(image, bytes);
      step.take(ordinal, place, read, tally.shown() < input.thumbnails());
      reads.release(read);
    }
  }

  private void note(
      PartitionInput.Image image,
      long bytes,
      Outcome outcome,
      IndexWriter index,
      PartitionTally tally)
      throws IOException {
    SourceFile file = image.file();
    index.write(
        new IndexRow(
            file.path(), file.bytes(), file.modifiedMillis(), outcome, image.label().text()));
    tally.count(image, outcome);
    counters.count(outcome, bytes);
  }
}
