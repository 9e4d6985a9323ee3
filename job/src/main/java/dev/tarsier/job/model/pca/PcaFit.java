package dev.tarsier.job.model.pca;

import dev.tarsier.job.report.PcaModel;
import dev.tarsier.job.request.InputProblem;
import java.util.Arrays;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.feature.PCA;
import org.apache.spark.ml.feature.PCAModel;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Fits principal components with Spark ML. Executors reduce the vectors to one matrix of the
 * dimensions squared, which is all that the driver ever holds of the data.
 */
public final class PcaFit {
  static final String SPEC_PATH = "recipe";

  /**
   * Matrices of dimensions x dimensions that the driver holds at once: the covariance and its copy,
   * its singular vectors from both sides, LAPACK's workspace of seven ({@code dgesdd}), and the
   * components.
   */
  private static final int MATRICES = 12;

  private PcaFit() {}

  /** Throws InputProblem when the vectors are none to fit such components on. */
  public static PcaModel fit(SparkSession session, JavaRDD<FeatureVector> vectors, PcaSize size) {
    FeatureSummary summary = FeatureSummary.of(vectors);
    check(summary);
    double[] mean = summary.mean();
    int computed = check(size, summary.rows(), mean.length);
    PCAModel fitted =
        new PCA()
            .setInputCol("features")
            .setOutputCol("components")
            .setK(computed)
            .fit(frame(session, vectors));
    double[] ratio = fitted.explainedVariance().toArray();
    int kept = size.kept(ratio);
    double[] variance = new double[kept];
    Arrays.setAll(variance, i -> ratio[i] * summary.totalVariance());
    return new PcaModel(
        summary.rows(), mean, oriented(fitted.pc(), kept), variance, summary.totalVariance());
  }

  /**
   * Returns how many components are computed; throws InputProblem when they cannot be fitted on so
   * many images, or not with the memory of this process.
   */
  public static int check(PcaSize size, long images, int dimensions) {
    int computed = size.computed(images, dimensions);
    checkMemory(dimensions, Runtime.getRuntime().maxMemory());
    return computed;
  }

  private static void check(FeatureSummary summary) {
    if (summary.misfit().isPresent()) {
      throw new InputProblem("Cannot fit the PCA: " + summary.misfit().get(), SPEC_PATH);
    }
    if (summary.rows() < 2) {
      throw new InputProblem(
          "Cannot fit the PCA: there are "
              + summary.rows()
              + " images to be fitted on, two are the least (give more images)",
          SPEC_PATH);
    }
    if (!(summary.totalVariance() > 0)) {
      throw new InputProblem(
          "Cannot fit the PCA: the features of all "
              + summary.rows()
              + " images are equal, there is no variance to explain (look at the model and at what"
              + " it is given)",
          SPEC_PATH);
    }
  }

  static void checkMemory(int dimensions, long heapBytes) {
    long needed = 8L * MATRICES * dimensions * dimensions;
    if (needed > heapBytes) {
      throw new InputProblem(
          "Cannot fit the PCA: "
              + dimensions
              + " dimensions need "
              + (needed >> 20)
              + " MiB on the driver, its heap has "
              + (heapBytes >> 20)
              + " MiB (raise spark.driver.memory, or take a model of fewer dimensions)",
          SPEC_PATH);
    }
  }

  private static Dataset<Row> frame(SparkSession session, JavaRDD<FeatureVector> vectors) {
    StructType schema = new StructType().add("features", SQLDataTypes.VectorType());
    return session.createDataFrame(
        vectors.map(vector -> RowFactory.create(Vectors.dense(doubles(vector.values())))), schema);
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  /** The first columns as rows, each with its sign fixed. */
  private static double[][] oriented(DenseMatrix columns, int kept) {
    double[][] components = new double[kept][columns.numRows()];
    for (int j = 0; j < kept; j++) {
      for (int i = 0; i < columns.numRows(); i++) {
        components[j][i] = columns.apply(i, j);
      }
      ComponentSign.fix(components[j]);
    }
    return components;
  }
}
