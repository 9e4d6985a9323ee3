package dev.tarsier.template.command;

import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.job.request.Limits;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.template.fork.Fork;
import dev.tarsier.template.fork.ForkedJob;
import dev.tarsier.template.fork.JobForks;
import dev.tarsier.template.fork.LocalSettings;
import dev.tarsier.template.fork.RunLog;
import dev.tarsier.template.fork.SetupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The demo's images, made by a main of the job jar; whole ones are not made again. */
final class DemoImages {
  /** Where the job notes for how many images the folder was made. */
  private static final String MARK = ".images";

  private static final Duration TIMEOUT = Duration.ofHours(4);

  private final Shell shell;
  private final LocalSettings settings;

  DemoImages(Shell shell, LocalSettings settings) {
    this.shell = shell;
    this.settings = settings;
  }

  /** Leaves {@code count} images below {@code folder}, the same ones every time. */
  void make(Path folder, int count) throws SetupProblem, IOException, InterruptedException {
    shell.installation().check();
    if (isWhole(folder, count)) {
      return;
    }
    shell.note("Making " + Amounts.images(count) + " in " + shell.shortened(folder));
    RunLog log = RunLog.start(shell.installation().home(), "demo-images");
    ProgressView view = new ProgressView(shell);
    ForkedJob.End end =
        new ForkedJob(fork(folder, count, log), log)
            .run(TIMEOUT, line -> ProgressEventParser.parse(line).ifPresent(view::event));
    view.erase();
    if (end.exitCode() != ExitCode.DONE) {
      throw new RunFailure(
          "Cannot make the images: exit code " + end.exitCode() + " (see " + log.file() + ")");
    }
  }

  private Fork fork(Path folder, int count, RunLog log) {
    List<String> arguments =
        List.of(
            "--output",
            folder.toAbsolutePath().normalize().toString(),
            "--images",
            Integer.toString(count));
    return new JobForks(shell.installation(), settings)
        .plain("dev.tarsier.job.SampleImages", arguments, Limits.DEFAULT.pixels(), log);
  }

  private static boolean isWhole(Path folder, int count) throws IOException {
    Path mark = folder.resolve(MARK);
    if (!Files.isRegularFile(mark)
        || !Files.readString(mark).strip().equals(Integer.toString(count))) {
      return false;
    }
    try (Stream<Path> below = Files.walk(folder, 2)) {
      return below.filter(path -> path.getFileName().toString().matches("eye-\\d+\\.jpg")).count()
          == count;
    }
  }
}
