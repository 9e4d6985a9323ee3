package dev.tarsier.job.model.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tarsier.job.report.PcaModel;
import dev.tarsier.job.request.InputProblem;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TestPcaFit {
  private static final float[] FLAT = {1, 2, 3};

  private static JavaSparkContext spark;

  @BeforeAll
  static void start() {
    spark = Spark.start(2);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static PcaModel fit(List<FeatureVector> vectors, int partitions, PcaSize size) {
    return PcaFit.fit(Spark.session(), spark.parallelize(vectors, partitions), size);
  }

  /** Around (10, 20): two points 2 away on one axis, two 1 away on the other. */
  @Test
  void fourPointsByHand() {
    List<FeatureVector> cross =
        Vectors.of(
            new float[] {10, 21}, new float[] {12, 20}, new float[] {10, 19}, new float[] {8, 20});
    PcaModel model = fit(cross, 2, new PcaSize.Components(2));

    assertThat(model.rows()).isEqualTo(4);
    assertThat(model.mean()).containsExactly(new double[] {10, 20}, within(1e-12));
    assertThat(model.components()[0]).containsExactly(new double[] {1, 0}, within(1e-12));
    assertThat(model.components()[1]).containsExactly(new double[] {0, 1}, within(1e-12));
    assertThat(model.explainedVariance())
        .containsExactly(new double[] {8 / 3.0, 2 / 3.0}, within(1e-12));
    assertThat(model.totalVariance()).isEqualTo(10 / 3.0, within(1e-12));
    assertThat(model.explainedVarianceRatio())
        .containsExactly(new double[] {0.8, 0.2}, within(1e-12));

    Projection.Projected projected = new Projection(model).project(new float[] {13, 24});
    assertThat(projected.components()).containsExactly(new double[] {3, 4}, within(1e-12));
    assertThat(projected.squaredDistance()).isEqualTo(25, within(1e-12));
  }

  /** What makes principal components: C v = λ v, for the covariance C that the test computes. */
  @Test
  void componentsAreEigenvectorsOfTheCovariance() {
    List<FeatureVector> vectors = Vectors.gaussian(500, 6, 20261125);
    PcaModel model = fit(vectors, 3, new PcaSize.Components(6));

    double[][] covariance = covariance(vectors);
    for (int j = 0; j < 6; j++) {
      double[] component = model.components()[j];
      double lambda = model.explainedVariance()[j];
      double[] image =
          Arrays.stream(covariance).mapToDouble(row -> Vectors.dot(row, component)).toArray();
      double[] expected = Arrays.stream(component).map(loading -> lambda * loading).toArray();
      assertThat(image).containsExactly(expected, within(1e-9));
      assertThat(Vectors.dot(component, component)).isEqualTo(1, within(1e-12));
    }
    assertThat(Arrays.stream(model.explainedVariance()).sum())
        .isEqualTo(model.totalVariance(), within(1e-9));
  }

  private static double[][] covariance(List<FeatureVector> vectors) {
    int dimensions = vectors.get(0).values().length;
    double[] mean = new double[dimensions];
    for (FeatureVector vector : vectors) {
      for (int i = 0; i < dimensions; i++) {
        mean[i] += vector.values()[i] / (double) vectors.size();
      }
    }
    double[][] covariance = new double[dimensions][dimensions];
    for (FeatureVector vector : vectors) {
      for (int i = 0; i < dimensions; i++) {
        for (int k = 0; k < dimensions; k++) {
          covariance[i][k] +=
              (vector.values()[i] - mean[i])
                  * (vector.values()[k] - mean[k])
                  / (vectors.size() - 1);
        }
      }
    }
    return covariance;
  }

  /** The made deviations are 8, 4, 2, 1: three quarters, 0.19, 0.047 and 0.012 of the variance. */
  @Test
  void aShareOfTheVarianceTakesTheFewestComponents() {
    List<FeatureVector> vectors = Vectors.gaussian(2_000, 4, 7);
    assertThat(fit(vectors, 2, new PcaSize.Variance(0.5)).components()).hasDimensions(1, 4);
    assertThat(fit(vectors, 2, new PcaSize.Variance(0.9)).components()).hasDimensions(2, 4);
    assertThat(fit(vectors, 2, new PcaSize.Variance(0.95)).components()).hasDimensions(3, 4);
    assertThat(fit(vectors, 2, new PcaSize.Variance(0.999999)).components()).hasDimensions(4, 4);
  }

  @Test
  void anyPartitionsAndCoresGiveTheSame() {
    List<FeatureVector> vectors = Vectors.gaussian(300, 12, 3);
    PcaModel one = fit(vectors, 1, new PcaSize.Components(5));
    for (int partitions : new int[] {2, 7, 40}) {
      assertEqual(fit(vectors, partitions, new PcaSize.Components(5)), one);
    }
    for (int cores : new int[] {1, 4}) {
      spark.stop();
      spark = Spark.start(cores);
      assertEqual(fit(vectors, 8, new PcaSize.Components(5)), one);
    }
  }

  private static void assertEqual(PcaModel actual, PcaModel expected) {
    assertThat(actual.mean()).containsExactly(expected.mean(), within(1e-9));
    assertThat(actual.explainedVariance())
        .containsExactly(expected.explainedVariance(), within(1e-9));
    for (int j = 0; j < expected.components().length; j++) {
      assertThat(actual.components()[j]).containsExactly(expected.components()[j], within(1e-9));
    }
  }

  @Test
  void moreComponentsThanDimensions() {
    assertProblem(
        Vectors.gaussian(20, 4, 1),
        new PcaSize.Components(5),
        "Cannot fit the PCA: 5 components of features that have 4 dimensions (lower components to 4"
            + " or less)");
  }

  @Test
  void moreComponentsThanImages() {
    assertProblem(
        Vectors.gaussian(4, 8, 1),
        new PcaSize.Components(4),
        "Cannot fit the PCA: 4 components need more than 4 images to be fitted on, there are 4"
            + " (lower components to 3 or less, or give more images)");
  }

  @Test
  void moreComponentsThanDirections() {
    assertProblem(
        Vectors.of(
            new float[] {1, 1, 0}, new float[] {2, 2, 0}, new float[] {3, 3, 0}, new float[3]),
        new PcaSize.Components(2),
        "Cannot fit the PCA: 2 components of features that vary in 1 directions only (lower"
            + " components to 1 or less)");
  }

  @Test
  void aShareOfTheVarianceNeverTakesEmptyDirections() {
    List<FeatureVector> line =
        Vectors.of(new float[] {1, 1, 0}, new float[] {2, 2, 0}, new float[] {4, 4, 0});
    assertThat(fit(line, 1, new PcaSize.Variance(0.999999999999)).components()).hasDimensions(1, 3);
  }

  @Test
  void nothingVaries() {
    assertProblem(
        Vectors.of(FLAT, FLAT, FLAT, FLAT),
        new PcaSize.Components(2),
        "Cannot fit the PCA: the features of all 4 images are equal, there is no variance to"
            + " explain (look at the model and at what it is given)");
  }

  @Test
  void fewerThanTwoImages() {
    assertProblem(
        Vectors.of(FLAT),
        new PcaSize.Variance(0.9),
        "Cannot fit the PCA: there are 1 images to be fitted on, two are the least (give more"
            + " images)");
    assertProblem(
        List.of(),
        new PcaSize.Variance(0.9),
        "Cannot fit the PCA: there are 0 images to be fitted on, two are the least (give more"
            + " images)");
  }

  @Test
  void featuresThatAreNoNumbers() {
    assertProblem(
        Vectors.of(
            FLAT, new float[] {1, Float.NaN, 2}, new float[] {Float.NEGATIVE_INFINITY, 1, 1}),
        new PcaSize.Components(1),
        "Cannot fit the PCA: the features of image-1.jpg hold NaN (leave the image out, or mend the"
            + " model)");
  }

  @Test
  void featuresOfDifferentLengths() {
    assertProblem(
        Vectors.of(FLAT, FLAT, new float[] {1, 2}),
        new PcaSize.Components(1),
        "Cannot fit the PCA: the features of image-2.jpg have 2 dimensions, those of others 3 (all"
            + " images must go through one model)");
  }

  private static void assertProblem(List<FeatureVector> vectors, PcaSize size, String message) {
    assertThatThrownBy(() -> fit(vectors, 1, size))
        .isInstanceOf(InputProblem.class)
        .hasMessage(message)
        .extracting(problem -> ((InputProblem) problem).specPath())
        .isEqualTo("recipe");
  }

  @Test
  void whatTheDriverHoldsIsReckonedBefore() {
    PcaFit.checkMemory(1280, 160L << 20);
    assertThatThrownBy(() -> PcaFit.checkMemory(4096, 1L << 30))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Cannot fit the PCA: 4096 dimensions need 1536 MiB on the driver, its heap has 1024 MiB"
                + " (raise spark.driver.memory, or take a model of fewer dimensions)");
  }
}
