package dev.tarsier.job.pipeline;

import dev.tarsier.job.accept.Acceptance;
import dev.tarsier.job.image.ImageProcessor;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.recipe.RecipeParser;
import dev.tarsier.job.report.Outcome;
import dev.tarsier.job.report.PartitionRecord;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.sink.AttemptJournal;
import dev.tarsier.job.sink.IndexRow;
import dev.tarsier.job.sink.IndexWriter;
import dev.tarsier.job.sink.RunFolder;
import dev.tarsier.job.sink.TarSink;
import dev.tarsier.job.source.ReadAhead;
import dev.tarsier.job.source.ReadResult;
import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** What an executor does with one partition: read ahead, process, write, commit. */
final class PartitionTask implements Serializable {
  private static final long serialVersionUID = 1;

  private final JobRequest request;
  private final Recipe recipe;
  private final String recipeJson;
  private final ProgressCounters counters;
  private final Broadcast<SerializableConfiguration> configuration;

  PartitionTask(
      JobRequest request,
      Recipe recipe,
      ProgressCounters counters,
      Broadcast<SerializableConfiguration> configuration) {
    this.request = request;
    this.recipe = recipe;
    // On the driver, once: looking for operations goes over every jar of the class path.
    this.recipeJson = RecipeParser.format(recipe, Operations.load());
    this.counters = counters;
    this.configuration = configuration;
  }

  /** Does nothing when another attempt has finished the partition meanwhile. */
  void run(PartitionInput input) throws IOException {
    Configuration hadoop = configuration.value().value();
    RunFolder folder = new RunFolder(request, hadoop);
    if (folder.record(input.partition()).isPresent()) {
      return;
    }
    AttemptJournal journal = folder.journal(input.partition());
    journal.begin();
    Path attempt = folder.newAttempt(input.partition());
    try {
      folder.commit(attempt, write(input, folder, attempt, journal, hadoop));
      journal.finished();
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
        ImageProcessor processor = new ImageProcessor(recipe);
        ImageWatchdog.Watch watch = ImageWatchdog.watch(journal, request.limits().imageTimeout());
        TarSink sink =
            new TarSink(
                folder.fileSystem(),
                attempt,
                input.partition(),
                request.output().shardSize().bytes());
        IndexWriter index =
            new IndexWriter(folder.fileSystem(), attempt, input.partition(), hadoop)) {
      ImageStep step =
          new ImageStep(
              new Acceptance(request.source().formats(), request.limits().pixels()),
              processor,
              new SampleAssembler(recipe.encode().extension(), recipeJson),
              sink,
              journal,
              watch,
              tally);
      takeAll(input, reads, step, index, tally);
      return tally.record(input.partition(), sink.finish(), index.finish());
    }
  }

  private void takeAll(
      PartitionInput input,
      ReadAhead reads,
      ImageStep step,
      IndexWriter index,
      PartitionTally tally)
      throws IOException {
    for (int ordinal = 0; ordinal < input.images().size(); ordinal++) {
      PartitionInput.Image image = input.images().get(ordinal);
      long start = System.nanoTime();
      ReadResult read = reads.next();
      long bytes = read instanceof ReadResult.Loaded loaded ? loaded.length() : 0;
      tally.read(System.nanoTime() - start, bytes);
      Outcome outcome = step.take(ordinal, image, read, tally.shown() < input.thumbnails());
      reads.release(read);
      index.write(new IndexRow(image.file().path(), outcome, image.label().text()));
      tally.count(image, outcome);
      counters.count(outcome, bytes);
    }
  }
}
