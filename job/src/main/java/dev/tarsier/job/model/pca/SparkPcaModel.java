package dev.tarsier.job.model.pca;

import dev.tarsier.job.report.PcaModel;
import java.io.IOException;
import org.apache.spark.ml.feature.PCAModel;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.sql.SparkSession;

/**
 * A PCA in the form that Spark ML loads with {@code PCAModel.load}. Its {@code transform} does not
 * take the mean off: each of its components is ours plus a constant.
 */
public final class SparkPcaModel {
  private SparkPcaModel() {}

  /** Writes a folder with {@code metadata} and {@code data}, over what stands there. */
  public static void save(PcaModel model, SparkSession session, String folder) throws IOException {
    int dimensions = model.dimensions();
    int number = model.components().length;
    double[] columns = new double[dimensions * number];
    for (int j = 0; j < number; j++) {
      System.arraycopy(model.components()[j], 0, columns, j * dimensions, dimensions);
    }
    PCAModel saved =
        new PCAModel(
            "pca",
            new DenseMatrix(dimensions, number, columns),
            new DenseVector(model.explainedVarianceRatio()));
    saved.set(saved.k(), number);
    saved
        .setInputCol("features")
        .setOutputCol("components")
        .write()
        .overwrite()
        .session(session)
        .save(folder);
  }
}
