package dev.tarsier.job.pipeline;

import dev.tarsier.job.model.pca.FeatureVector;
import dev.tarsier.job.model.pca.PcaFit;
import dev.tarsier.job.model.pca.PcaSize;
import dev.tarsier.job.model.pca.SparkPcaModel;
import dev.tarsier.job.recipe.Features;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.PcaModel;
import dev.tarsier.job.report.PcaModelParser;
import dev.tarsier.job.report.StageRecord;
import dev.tarsier.job.report.StageRecordParser;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.sink.RunFolder;
import dev.tarsier.job.sink.SparkFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/** Settles which PCA a run has, once: what an earlier start of the run has settled stays. */
final class PcaSettlement {
  static final String MODEL_NAME = "pca.json";
  static final String MODEL = "pca/" + MODEL_NAME;
  private static final String SPARK_MODEL = "pca/model";
  private static final String RECORD = "pca.json";

  private final Features features;
  private final RunFolder folder;

  PcaSettlement(Features features, RunFolder folder) {
    this.features = features;
    this.folder = folder;
  }

  /** A PCA and its files in the run, named from the run folder. */
  record Settled(PcaModel model, List<FileRecord> files) {}

  /**
   * What can be known before any image is read. Throws InputProblem when the PCA cannot be fitted
   * on so many images, or is not where it should be, or not for such features.
   */
  void check(long images, int dimensions, Configuration configuration) throws IOException {
    if (folder.record(RECORD).isPresent()) {
      return;
    }
    if (features.pca().isEmpty()) {
      PcaFit.check(size(), images, dimensions);
      return;
    }
    PcaModel model = AppliedPca.read(features.pca(), configuration);
    if (model.dimensions() != dimensions) {
      throw new InputProblem(
          "Cannot apply the PCA of "
              + features.pca()
              + ": it takes features of "
              + model.dimensions()
              + " dimensions, those of this run have "
              + dimensions
              + " (take the model that it was fitted with)",
          "recipe");
    }
  }

  private PcaSize size() {
    return features.components() > 0
        ? new PcaSize.Components(features.components())
        : new PcaSize.Variance(features.variance());
  }

  /** {@code training}: what a PCA of this run is fitted on. */
  Settled settle(JavaRDD<FeatureVector> training, Configuration configuration) throws IOException {
    if (folder.record(RECORD).isEmpty()) {
      SparkSession session = SparkSession.builder().getOrCreate();
      PcaModel model =
          features.pca().isEmpty()
              ? PcaFit.fit(session, training, size())
              : AppliedPca.read(features.pca(), configuration);
      save(model, session);
    }
    // What stands: another driver may have been first.
    String record = folder.record(RECORD).orElseThrow();
    String text = folder.read(MODEL).orElseThrow();
    return new Settled(PcaModelParser.parse(text), StageRecordParser.parse(record).files());
  }

  private void save(PcaModel model, SparkSession session) throws IOException {
    Path attempt = folder.newAttempt("pca");
    SparkPcaModel.save(model, session, new Path(attempt, SPARK_MODEL).toString());
    List<FileRecord> files =
        new ArrayList<>(SparkFolder.settle(folder.fileSystem(), attempt, SPARK_MODEL));
    files.add(folder.writeAttempt(attempt, MODEL, PcaModelParser.format(model)));
    folder.commit(
        attempt, files, RECORD, standing -> StageRecordParser.format(new StageRecord(standing)));
  }
}
