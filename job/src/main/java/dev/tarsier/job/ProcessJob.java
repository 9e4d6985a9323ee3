package dev.tarsier.job;

import dev.tarsier.job.pipeline.ProcessPipeline;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.job.request.RunFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Images in, shards out: the main class of the packaged job. Events go to standard output, one JSON
 * object a line; the exit code is 0 done, 1 refused, 2 bad arguments, 3 failed.
 */
public final class ProcessJob {
  private ProcessJob() {}

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int code = run(List.of(args), out);
    if (code != 0) {
      System.exit(code);
    }
  }

  static int run(List<String> arguments, PrintStream out) {
    JobRequest request;
    try {
      request = RequestArguments.parse(arguments);
    } catch (IllegalArgumentException e) {
      emit(out, new ProgressEvent.Refused("", e.getMessage()));
      return ExitCode.USAGE;
    }
    SparkConf conf = new SparkConf().setAppName("tarsier " + request.dataset());
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      new ProcessPipeline(spark, request, event -> emit(out, event)).run();
      return ExitCode.DONE;
    } catch (InputProblem e) {
      emit(out, new ProgressEvent.Refused(e.specPath(), e.getMessage()));
      return ExitCode.REFUSED;
    } catch (RunFailure | IOException e) {
      e.printStackTrace();
      emit(out, new ProgressEvent.Failed(e.getMessage()));
      return ExitCode.FAILED;
    }
  }

  private static synchronized void emit(PrintStream out, ProgressEvent event) {
    out.println(ProgressEventParser.format(event));
  }
}
