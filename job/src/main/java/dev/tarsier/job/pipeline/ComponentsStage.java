package dev.tarsier.job.pipeline;

import dev.tarsier.job.model.pca.FeatureVector;
import dev.tarsier.job.model.pca.TestSplit;
import dev.tarsier.job.recipe.Features;
import dev.tarsier.job.report.ComponentsRecord;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.PartitionRecord;
import dev.tarsier.job.report.PcaModel;
import dev.tarsier.job.report.PcaReport;
import dev.tarsier.job.report.ScatterPoint;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.sink.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * From features to components, when all features stand in shards: split, fit or fetch the PCA,
 * project partition by partition. Each of them is done once, however often the run is started.
 */
final class ComponentsStage {
  private final JavaSparkContext spark;
  private final JobRequest request;
  private final Features features;
  private final RunFolder folder;

  ComponentsStage(JavaSparkContext spark, JobRequest request, Features features, RunFolder folder) {
    this.spark = spark;
    this.request = request;
    this.features = features;
    this.folder = folder;
  }

  /**
   * What came of it.
   *
   * @param files of the PCA and the components, named from the run folder
   * @param points for the report's picture
   */
  record Result(PcaReport report, List<FileRecord> files, List<ScatterPoint> points) {
    static final Result NONE = new Result(PcaReport.NONE, List.of(), List.of());

    /** The files of components, in the order of the images. */
    List<String> components() {
      return files.stream()
          .map(FileRecord::name)
          .filter(name -> name.startsWith("components/"))
          .toList();
    }
  }

  /** Before any image is read; throws InputProblem when there cannot be such a PCA. */
  void check(long images, int dimensions) throws IOException {
    new PcaSettlement(features, folder).check(images, dimensions, spark.hadoopConfiguration());
  }

  /** Throws InputProblem when the features are none that such a PCA can be had of. */
  Result run(List<PartitionRecord> records) throws IOException {
    spark.setJobDescription(request.dataset() + " " + request.runId() + ": components");
    Broadcast<SerializableConfiguration> hadoop =
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    try {
      FeatureSource source = new FeatureSource(request, hadoop);
      TestSplit split = split(source, records);
      JavaRDD<FeatureVector> training =
          source
              .vectors(spark, records)
              .filter(vector -> !split.isTest(vector.label(), vector.path()));
      PcaSettlement.Settled settled =
          new PcaSettlement(features, folder).settle(training, spark.hadoopConfiguration());
      project(settled.model(), split, records, hadoop);
      return gather(settled, records);
    } catch (IOException | InputProblem e) {
      throw e;
    } catch (Exception e) {
      throw Failures.of(e);
    } finally {
      hadoop.destroy();
    }
  }

  private TestSplit split(FeatureSource source, List<PartitionRecord> records) {
    return features.testShare() > 0
        ? TestSplit.of(source.names(spark, records), features.testShare())
        : TestSplit.none();
  }

  private void project(
      PcaModel model,
      TestSplit split,
      List<PartitionRecord> records,
      Broadcast<SerializableConfiguration> hadoop)
      throws IOException {
    List<ComponentsTask.Input> pending = pending(records);
    if (pending.isEmpty()) {
      return;
    }
    Broadcast<PcaModel> shared = spark.broadcast(model);
    ScatterShare drawn = ScatterShare.of(FeatureSource.images(records));
    ComponentsTask task =
        new ComponentsTask(
            request,
            shared,
            new ComponentsTask.Splitting(split, features.pca().isEmpty(), drawn),
            hadoop);
    spark.parallelize(pending, pending.size()).foreach(task::run);
    shared.destroy();
  }

  private List<ComponentsTask.Input> pending(List<PartitionRecord> records) throws IOException {
    List<Optional<ComponentsRecord>> finished = finished(records);
    List<ComponentsTask.Input> pending = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      if (finished.get(i).isEmpty()) {
        pending.add(
            new ComponentsTask.Input(
                records.get(i).partition(), FeatureSource.shards(records.get(i))));
      }
    }
    return pending;
  }

  private List<Optional<ComponentsRecord>> finished(List<PartitionRecord> records)
      throws IOException {
    return new RecordReader(folder)
        .components(records.stream().map(PartitionRecord::partition).toList());
  }

  private Result gather(PcaSettlement.Settled settled, List<PartitionRecord> records)
      throws IOException {
    List<FileRecord> files = new ArrayList<>(settled.files());
    List<ScatterPoint> points = new ArrayList<>();
    ComponentsRecord.Sums train = ComponentsRecord.Sums.NONE;
    ComponentsRecord.Sums test = ComponentsRecord.Sums.NONE;
    for (Optional<ComponentsRecord> finished : finished(records)) {
      ComponentsRecord part = finished.orElseThrow();
      files.addAll(part.files());
      points.addAll(part.points());
      train = train.plus(part.train());
      test = test.plus(part.test());
    }
    return new Result(report(settled.model(), train, test), files, ScatterShare.drawn(points));
  }

  private PcaReport report(
      PcaModel model, ComponentsRecord.Sums train, ComponentsRecord.Sums test) {
    double[] ratio = model.explainedVarianceRatio();
    return new PcaReport(
        ratio.length,
        model.dimensions(),
        model.rows(),
        features.pca(),
        Arrays.stream(ratio).sum(),
        Arrays.stream(ratio).boxed().toList(),
        train.share(),
        test.share());
  }
}
