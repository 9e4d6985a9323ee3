package dev.tarsier.template.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.job.report.EraseReport;
import dev.tarsier.job.report.EraseReportParser;
import dev.tarsier.job.request.ByteSize;
import dev.tarsier.job.request.Limits;
import dev.tarsier.template.fork.Fork;
import dev.tarsier.template.fork.JobForks;
import dev.tarsier.template.fork.LocalSettings;
import dev.tarsier.template.fork.RunLog;
import dev.tarsier.template.fork.SetupProblem;
import dev.tarsier.template.run.ErasedCopies;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One run of the job's main that takes images out. */
final class EraseRun {
  private static final Duration TIMEOUT = Duration.ofHours(24);
  private static final LocalSettings SETTINGS = new LocalSettings(1, ByteSize.ofMebibytes(1024));
  private static final JobMain.Wording WORDING =
      new JobMain.Wording(
          "Cannot take images out",
          "it takes longer than a day (run again: it goes on from there)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Shell shell;
  private final OutputOptions options;

  EraseRun(Shell shell, OutputOptions options) {
    this.shell = shell;
    this.options = options;
  }

  /** Returns the exit code; {@code cloud}: {@code gs:} means Cloud Storage. */
  int run(List<String> arguments, boolean cloud)
      throws SetupProblem, IOException, InterruptedException {
    shell.installation().check();
    RunLog log = RunLog.start(shell.installation().home(), "erase");
    boolean connector =
        cloud && arguments.stream().anyMatch(argument -> argument.startsWith("gs:"));
    Fork fork =
        new JobForks(shell.installation(), SETTINGS)
            .withSparkJars(
                "dev.tarsier.job.EraseJob", arguments, Limits.DEFAULT.pixels(), connector, log);
    JobMain main = new JobMain(shell, WORDING);
    JobMain.End end = main.run(fork, log, TIMEOUT);
    if (end instanceof JobMain.End.Done done) {
      show(done.result(), cloud);
      return ExitCode.DONE;
    }
    return main.tell(end, new OutcomeReport(shell, options.json(), options.verbose()));
  }

  private void show(String result, boolean cloud) throws IOException, InterruptedException {
    EraseReport report = EraseReportParser.parse(result);
    List<String> copies = cloud ? copies(report) : List.of();
    if (options.json()) {
      ObjectNode json = (ObjectNode) JSON.readTree(result);
      ArrayNode told = json.putArray("copies");
      copies.forEach(told::add);
      shell.out().print(json + "\n");
    } else {
      shell.out().print(EraseText.of(report, copies));
    }
    EraseText.left(report).forEach(shell::note);
  }

  /** What Cloud Storage keeps, a sentence a bucket. */
  private static List<String> copies(EraseReport report) throws InterruptedException {
    Set<String> buckets = new TreeSet<>();
    bucket(report.output(), buckets);
    if (report.sources().asked()) {
      bucket(report.sources().root(), buckets);
    }
    List<String> told = new ArrayList<>();
    try {
      for (String bucket : buckets) {
        told.add(ErasedCopies.ofGoogle().told(bucket));
      }
    } catch (SetupProblem e) {
      told.add("Cannot say how long Cloud Storage keeps copies: " + e.getMessage());
    }
    return told;
  }

  private static void bucket(String uri, Set<String> buckets) {
    if (uri.startsWith("gs://")) {
      buckets.add(uri.substring("gs://".length()).split("/", 2)[0]);
    }
  }
}
