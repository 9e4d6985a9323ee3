package dev.tarsier.job.model.pca;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Spark in this process. */
final class Spark {
  private Spark() {}

  static JavaSparkContext start(int cores) {
    return new JavaSparkContext(
        new SparkConf()
            .setMaster("local[" + cores + "]")
            .setAppName("pca tests")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1"));
  }

  /** On the context that runs. */
  static SparkSession session() {
    return SparkSession.builder().getOrCreate();
  }
}
