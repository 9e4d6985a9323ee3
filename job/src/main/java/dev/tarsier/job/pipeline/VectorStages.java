package dev.tarsier.job.pipeline;

import dev.tarsier.job.recipe.Features;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.PartitionRecord;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.sink.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/** What is made of the vectors of a run when all of them are there; of other runs, nothing. */
final class VectorStages {
  private final JavaSparkContext spark;
  private final JobRequest request;
  private final Recipe recipe;
  private final RunFolder folder;

  VectorStages(JavaSparkContext spark, JobRequest request, Recipe recipe, RunFolder folder) {
    this.spark = spark;
    this.request = request;
    this.recipe = recipe;
    this.folder = folder;
  }

  /** Before anything is looked at; throws InputProblem for entries that do not go together. */
  static void checkRequest(JobRequest request, Recipe recipe) {
    boolean csv = request.output().layout().csv();
    if (csv && !(recipe.ending() instanceof Features)) {
      throw new InputProblem(
          "Unsupported csv: true (recipe " + recipe.name() + " gives no vectors)", "output.csv");
    }
    boolean fitsPca =
        recipe.ending() instanceof Features features
            && features.hasPca()
            && features.pca().isEmpty();
    if (request.source().selection().incremental() && fitsPca) {
      throw new InputProblem(
          "Unsupported incremental: true (each run would fit principal components of its own; fit"
              + " them in one run of all images, and name that run as the recipe's pca)",
          "source.incremental");
    }
  }

  /**
   * Before any image is read; throws InputProblem for what cannot be made of so many images.
   *
   * @param numbers that the model gives for an image; 0 without one
   */
  void check(long images, int numbers) throws IOException {
    if (hasPca()) {
      components().check(images, numbers);
    }
  }

  private boolean hasPca() {
    return recipe.ending() instanceof Features features && features.hasPca();
  }

  private ComponentsStage components() {
    return new ComponentsStage(spark, request, (Features) recipe.ending(), folder);
  }

  /**
   * Nothing as yet when too many images were rejected, which the run is failed for: with a higher
   * limit it goes on here. Throws InputProblem when the vectors are none to be worked with.
   */
  ComponentsStage.Result run(int partitions) throws IOException {
    boolean csv = request.output().layout().csv();
    if (!hasPca() && !csv) {
      return ComponentsStage.Result.NONE;
    }
    List<PartitionRecord> records =
        new RecordReader(folder).read(IntStream.range(0, partitions).boxed().toList());
    Counts counts = records.stream().map(PartitionRecord::counts).reduce(Counts.NONE, Counts::plus);
    if (counts.rejectedShare() > request.limits().rejectedShare()) {
      return ComponentsStage.Result.NONE;
    }
    ComponentsStage.Result made =
        hasPca() ? components().run(records) : ComponentsStage.Result.NONE;
    return csv ? withCsv(made, records) : made;
  }

  private ComponentsStage.Result withCsv(ComponentsStage.Result made, List<PartitionRecord> records)
      throws IOException {
    List<String> vectors =
        hasPca()
            ? made.components()
            : records.stream().flatMap(record -> FeatureSource.shards(record).stream()).toList();
    List<FileRecord> files = new ArrayList<>(made.files());
    files.addAll(new CsvStage(spark, request, folder).run(vectors, hasPca()));
    return new ComponentsStage.Result(made.report(), files, made.points());
  }
}
