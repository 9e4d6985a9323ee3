package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.template.fork.LocalSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
    this.stamp = stamp(shell);
  }

  /** Runs of one measurement have it in their names. */
  static String stamp(Shell shell) {
    return STAMP.format(shell.clock().instant()).toLowerCase(Locale.ROOT);
  }

  /**
   * A run that went well.
   *
   * @param cores images worked on at a time
   */
  record Measured(ScaleSize size, int cores, RunReport report) {}

  private Path buckets() {
    return shell.installation().home().resolve("buckets");
  }

  private Path lists() {
    return shell.installation().home().resolve("scale").resolve(stamp);
  }

  /** Where images are to be listed for these runs. */
  ScaleSizes sizes() {
    return new ScaleSizes(shell, specFile, buckets(), lists());
  }

  /** When all runs are done. */
  void end() throws IOException {
    if (!keep) {
      removeTree(lists());
    }
  }

  /** Throws RunFailure when the run fails: what has been told by then says why. */
  Measured run(ScaleSize size, LocalSettings settings, int repetition) throws Exception {
    String runId = "scale-" + stamp + "-" + settings.cores() + "-" + repetition + suffix(size);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RunOptions options =
        new RunOptions(
            specFile,
            runId,
            shell.installation().jobJar().toString(),
            new Target.Local(settings, buckets()),
            RunOptions.Mode.FOLLOW,
            true,
            verbose);
    int exitCode = new SpecRun(shell.printingTo(out), size::of).run(options);
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
    return new Measured(size, settings.cores(), report);
  }

  /** Of thousandths, since names hold no point. */
  private static String suffix(ScaleSize size) {
    return size.inventory().isEmpty() ? "" : "-of-" + size.share().tenths();
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
    removeTree(Path.of(URI.create(options.target().seen(uri))));
  }

  private static void removeTree(Path folder) throws IOException {
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
