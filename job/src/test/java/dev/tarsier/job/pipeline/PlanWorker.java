package dev.tarsier.job.pipeline;

import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.job.source.Listing;
import dev.tarsier.job.source.SourceLister;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A driver that lists and packs a source, and says on one line what it came to: {@code files bytes
 * digest partitions fewest most labels}, the digest being the listing's.
 */
public final class PlanWorker {
  private PlanWorker() {}

  /** Arguments: properties of Hadoop as {@code key=value}, {@code --}, those of a request. */
  public static void main(String[] args) throws IOException {
    PrintStream answer = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    int end = Arrays.asList(args).indexOf("--");
    JobRequest request = RequestArguments.parse(Arrays.asList(args).subList(end + 1, args.length));
    SparkConf conf =
        new SparkConf()
            .setAppName("plan")
            .setMaster("local[2]")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1");
    for (String property : Arrays.copyOfRange(args, 0, end)) {
      String[] parts = property.split("=", 2);
      conf.set("spark.hadoop." + parts[0], parts[1]);
    }
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      ConnectorSettings.apply(spark.hadoopConfiguration(), request.transfer());
      answer.println(plan(spark, request));
    }
  }

  private static String plan(JavaSparkContext spark, JobRequest request) throws IOException {
    Listing listing = new SourceLister(spark, request.source()).list();
    Selected selected =
        Selected.of(new Generation(request, ""), listing, spark.hadoopConfiguration());
    PartitionPlan plan = selected.plan(selected.choices()).plan();
    IntSummaryStatistics sizes =
        plan.inputs().stream().mapToInt(input -> input.images().size()).summaryStatistics();
    return List.of(
            sizes.getSum(),
            listing.bytes(),
            listing.summary().digest(),
            plan.inputs().size(),
            sizes.getMin(),
            sizes.getMax(),
            plan.vocabulary().size())
        .toString()
        .replaceAll("[\\[\\],]", "");
  }
}
