package dev.tarsier.job.model.pca;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TestTestSplit {
  private static JavaSparkContext spark;

  @BeforeAll
  static void start() {
    spark = Spark.start(2);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  /** Without a label, the empty one. */
  private static List<FeatureVector> labelled(String label, int images) {
    List<FeatureVector> vectors = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      vectors.add(new FeatureVector(label + "/" + i + ".jpg", label, new float[0]));
    }
    return vectors;
  }

  private static List<String> test(List<FeatureVector> vectors, int partitions, double share) {
    TestSplit split = TestSplit.of(spark.parallelize(vectors, partitions), share);
    return vectors.stream()
        .filter(vector -> split.isTest(vector.label(), vector.path()))
        .map(FeatureVector::path)
        .sorted()
        .toList();
  }

  @Test
  void eachLabelGivesItsShareInWholeImages() {
    List<FeatureVector> vectors = new ArrayList<>(labelled("many", 1_000));
    vectors.addAll(labelled("few", 10));
    vectors.addAll(labelled("two", 2));
    vectors.addAll(labelled("", 33));

    List<String> test = test(vectors, 5, 0.2);

    assertThat(test.stream().filter(path -> path.startsWith("many/"))).hasSize(200);
    assertThat(test.stream().filter(path -> path.startsWith("few/"))).hasSize(2);
    assertThat(test.stream().filter(path -> path.startsWith("two/"))).isEmpty();
    assertThat(test.stream().filter(path -> path.startsWith("/"))).hasSize(7);
  }

  @Test
  void theSplitIsAPropertyOfTheImagesAlone() {
    List<FeatureVector> vectors = labelled("left", 100);
    List<String> once = test(vectors, 1, 0.3);
    assertThat(test(vectors, 9, 0.3)).isEqualTo(once);
    assertThat(test(vectors.subList(0, 50), 2, 0.99)).hasSize(50);
  }

  @Test
  void withoutAShareNothingIsSetAside() {
    assertThat(TestSplit.none().isTest("left", "left/1.jpg")).isFalse();
  }
}
