package dev.tarsier.job;

import dev.tarsier.job.bench.Bench;
import dev.tarsier.job.bench.BenchRequest;
import dev.tarsier.job.bench.BenchResultParser;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.RunFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Measures what a core can do here; the last line on standard output is the result as JSON. */
public final class BenchJob {
  private BenchJob() {}

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int code = run(List.of(args), out);
    if (code != 0) {
      System.exit(code);
    }
  }

  static int run(List<String> arguments, PrintStream out) {
    BenchRequest request;
    try {
      request = BenchRequest.parse(arguments);
    } catch (IllegalArgumentException e) {
      return emit(out, new ProgressEvent.Refused("", e.getMessage()), ExitCode.USAGE);
    }
    SparkConf conf = new SparkConf().setAppName("tarsier bench");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      Bench.Result result = new Bench(spark, request, event -> progress(out, event)).run();
      out.println(BenchResultParser.format(result));
      return ExitCode.DONE;
    } catch (InputProblem e) {
      return emit(out, new ProgressEvent.Refused(e.specPath(), e.getMessage()), ExitCode.REFUSED);
    } catch (RunFailure | IOException e) {
      e.printStackTrace();
      return emit(out, new ProgressEvent.Failed(e.getMessage()), ExitCode.FAILED);
    }
  }

  /** The runs' own ends are not the bench's. */
  private static void progress(PrintStream out, ProgressEvent event) {
    if (event instanceof ProgressEvent.Advanced) {
      emit(out, event, ExitCode.DONE);
    }
  }

  private static synchronized int emit(PrintStream out, ProgressEvent event, int code) {
    out.println(ProgressEventParser.format(event));
    return code;
  }
}
