package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.template.fork.LocalSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Whole runs of one spec on this machine, one after the other, each of a name of its own. */
final class ScaleRuns {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  private final Shell shell;
  private final String specFile;
  private final boolean keep;
  private final boolean verbose;
  private final String stamp;

  ScaleRuns(Shell shell, String specFile, boolean keep, boolean verbose) {
    this.shell = shell;
    this.specFile = specFile;
    this.keep = keep;
    this.verbose = verbose;
    this.stamp = STAMP.format(shell.clock().instant()).toLowerCase(Locale.ROOT);
  }

  /**
   * A run that went well.
   *
   * @param cores images worked on at a time
   */
  record Measured(int cores, RunReport report) {}

  /** Throws RunFailure when the run fails: what has been told by then says why. */
  Measured run(LocalSettings settings, int repetition) throws Exception {
    String runId = "scale-" + stamp + "-" + settings.cores() + "-" + repetition;
    Path buckets = shell.installation().home().resolve("buckets");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RunOptions options =
        new RunOptions(
            specFile,
            runId,
            shell.installation().jobJar().toString(),
            new Target.Local(settings, buckets),
            RunOptions.Mode.FOLLOW,
            true,
            verbose);
    int exitCode = new SpecRun(into(out)).run(options);
    if (exitCode != ExitCode.DONE) {
      throw new RunFailure(
          "Cannot measure on "
              + settings.cores()
              + (settings.cores() == 1 ? " core" : " cores")
              + ": run "
              + runId
              + " failed (its messages are above)");
    }
    RunReport report = RunReportParser.parse(out.toString(StandardCharsets.UTF_8));
    if (!keep) {
      remove(options);
    }
    return new Measured(settings.cores(), report);
  }

  private Shell into(ByteArrayOutputStream out) {
    return new Shell(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        shell.err(),
        shell.terminal(),
        shell.environment(),
        shell.folder(),
        shell.installation(),
        shell.clock());
  }

  /** Of this measurement alone: no other run has the name. */
  private void remove(RunOptions options) throws Exception {
    String uri =
        new PlanLoader(shell, Operations.load())
            .load(specFile, options.runId())
            .plan()
            .request()
            .runFolder()
            .uri();
    Path folder = Path.of(URI.create(options.target().seen(uri)));
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> below = Files.walk(folder)) {
      deepestFirst = below.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
