package dev.tarsier.job.model.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tarsier.job.report.PcaModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.feature.PCAModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSparkPcaModel {
  private static final PcaModel MODEL =
      new PcaModel(
          9,
          new double[] {1, 2, 3},
          new double[][] {{0.6, 0.8, 0}, {0.8, -0.6, 0}},
          new double[] {6, 3},
          10);

  private static JavaSparkContext spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark = Spark.start(2);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void sparkLoadsWhatWasFitted() throws IOException {
    PCAModel loaded = saved();
    assertThat(loaded.getK()).isEqualTo(2);
    assertThat(loaded.pc().toArray()).containsExactly(0.6, 0.8, 0, 0.8, -0.6, 0);
    assertThat(loaded.explainedVariance().toArray()).containsExactly(0.6, 0.3);
  }

  /** Spark's numbers and ours differ by the projected mean, whatever the vector. */
  @Test
  void sparkProjectsWithoutTakingTheMeanOff() throws IOException {
    SparkSession session = Spark.session();
    Row row = RowFactory.create(Vectors.dense(5, 7, 11));
    StructType schema = new StructType().add("features", SQLDataTypes.VectorType());
    Vector projected =
        saved()
            .transform(session.createDataFrame(List.of(row), schema))
            .select("components")
            .head()
            .getAs(0);
    double[] ours = new Projection(MODEL).project(new float[] {5, 7, 11}).components();
    double[] mean = {0.6 * 1 + 0.8 * 2, 0.8 * 1 - 0.6 * 2};
    assertThat(projected.toArray())
        .containsExactly(new double[] {ours[0] + mean[0], ours[1] + mean[1]}, within(1e-12));
  }

  private PCAModel saved() throws IOException {
    String target = folder.resolve("model").toUri().toString();
    SparkPcaModel.save(MODEL, Spark.session(), target);
    return PCAModel.load(target);
  }
}
