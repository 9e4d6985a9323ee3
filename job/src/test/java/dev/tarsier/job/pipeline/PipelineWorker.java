package dev.tarsier.job.pipeline;

import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.RequestArguments;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A JVM with a Spark of its own that runs one request a line, several at a time: {@code id TAB
 * argument TAB argument…}. Answers {@code id TAB} and why it failed, or nothing.
 */
public final class PipelineWorker {
  private PipelineWorker() {}

  /** Arguments: how many runs at a time, then properties of Hadoop as {@code key=value}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    SparkConf conf =
        new SparkConf()
            .setAppName("fault matrix")
            .setMaster("local[" + args[0] + ",2]")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1");
    for (String property : Arrays.copyOfRange(args, 1, args.length)) {
      String[] parts = property.split("=", 2);
      conf.set("spark.hadoop." + parts[0], parts[1]);
    }
    ExecutorService runs = Executors.newFixedThreadPool(Integer.parseInt(args[0]));
    try (JavaSparkContext spark = new JavaSparkContext(conf);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> words = List.of(line.split("\t"));
        runs.execute(() -> answers.println(words.get(0) + "\t" + run(spark, words)));
      }
      runs.shutdown();
      runs.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  private static String run(JavaSparkContext spark, List<String> words) {
    try {
      JobRequest request = RequestArguments.parse(words.subList(1, words.size()));
      JobRequest resolved = RequestedRecipe.resolve(request, spark.hadoopConfiguration());
      new ProcessPipeline(spark, resolved, event -> {}).run();
      return "";
    } catch (IOException | RuntimeException | Error e) {
      return (e.getClass().getSimpleName() + ": " + e.getMessage()).replaceAll("\\s+", " ");
    }
  }
}
