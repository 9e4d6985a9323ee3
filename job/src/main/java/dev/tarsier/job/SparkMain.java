package dev.tarsier.job;

import dev.tarsier.job.pipeline.EventSink;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobJarDigest;
import dev.tarsier.job.request.RunFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * What the mains share: arguments to a request, a Spark context around the work, events on standard
 * output, and what became of it as an exit code.
 */
final class SparkMain {
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  /** What a main does with its request. */
  interface Work<T> {
    void run(JavaSparkContext spark, T request, EventSink events) throws IOException;
  }

  /** What a main does that needs Spark's class path and no Spark. */
  interface PlainWork<T> {
    void run(T request, EventSink events) throws IOException;
  }

  /** Leaves the process with a code other than 0 when the work was not done. */
  <T> void run(String name, String[] arguments, Function<List<String>, T> parser, Work<T> work) {
    runPlain(
        arguments,
        parser,
        (request, events) -> {
          try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName(name))) {
            work.run(spark, request, events);
          }
        });
  }

  /** The same without a Spark context. */
  <T> void runPlain(String[] arguments, Function<List<String>, T> parser, PlainWork<T> work) {
    ParentWatch.start();
    int code = code(List.of(arguments), parser, work);
    if (code != ExitCode.DONE) {
      System.exit(code);
    }
  }

  private <T> int code(
      List<String> arguments, Function<List<String>, T> parser, PlainWork<T> work) {
    // First of all: another version's jar may not know the template's arguments.
    Optional<String> wrongJar =
        JobJarDigest.refusal(System.getProperty(JobJarDigest.PROPERTY, ""), SparkMain.class);
    if (wrongJar.isPresent()) {
      emit(new ProgressEvent.Failed(wrongJar.get()));
      return ExitCode.FAILED;
    }
    T request;
    try {
      request = parser.apply(arguments);
    } catch (IllegalArgumentException e) {
      emit(new ProgressEvent.Refused("", e.getMessage()));
      return ExitCode.USAGE;
    }
    try {
      work.run(request, this::emit);
      return ExitCode.DONE;
    } catch (InputProblem e) {
      emit(new ProgressEvent.Refused(e.specPath(), e.getMessage()));
      return ExitCode.REFUSED;
    } catch (RunFailure | IOException e) {
      e.printStackTrace();
      emit(new ProgressEvent.Failed(e.getMessage()));
      return ExitCode.FAILED;
    }
  }

  private void emit(ProgressEvent event) {
    print(ProgressEventParser.format(event));
  }

  /** One line, whole, whichever threads print. */
  synchronized void print(String line) {
    out.println(line);
  }
}
