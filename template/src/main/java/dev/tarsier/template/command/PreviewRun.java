package dev.tarsier.template.command;

import dev.tarsier.job.recipe.RecipeParser;
import dev.tarsier.job.report.PreviewResult;
import dev.tarsier.job.report.PreviewResultParser;
import dev.tarsier.job.request.ByteSize;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.template.fork.Fork;
import dev.tarsier.template.fork.JobForks;
import dev.tarsier.template.fork.LocalSettings;
import dev.tarsier.template.fork.PlainMain;
import dev.tarsier.template.fork.RunLog;
import dev.tarsier.template.fork.SetupProblem;
import dev.tarsier.template.spec.Locations;
import dev.tarsier.template.spec.OperationJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One preview: the job's main makes the page, this says what came of it. */
final class PreviewRun {
  private static final Duration TIMEOUT = Duration.ofHours(1);
  private static final LocalSettings ONE_CORE = new LocalSettings(1, ByteSize.ofMebibytes(1024));

  private static final JobMain.Wording WORDING =
      new JobMain.Wording(
          "Cannot make the preview", "it takes longer than an hour (try fewer images)");

  private final Shell shell;
  private final PreviewOptions options;
  private final OutputOptions outputOptions;

  PreviewRun(Shell shell, PreviewOptions options, OutputOptions outputOptions) {
    this.shell = shell;
    this.options = options;
    this.outputOptions = outputOptions;
  }

  /** Returns the exit code. */
  int run(PreviewSubject subject, boolean watched)
      throws SetupProblem, IOException, InterruptedException {
    List<String> images = options.images().stream().map(this::located).toList();
    if (images.isEmpty() && !subject.ofSpec()) {
      throw new UsageProblem(
          "Missing --image: a recipe alone has no source (as in --image photo.jpg)");
    }
    PlainMain main =
        new PlainMain(
            "dev.tarsier.job.PreviewJob",
            arguments(subject, images, watched),
            subject.pixels(),
            subject.jars().stream().map(this::path).toList(),
            needsConnector(subject, images),
            true);
    shell.installation().check();
    RunLog log = RunLog.start(shell.installation().home(), "preview");
    Fork fork = new JobForks(shell.installation(), ONE_CORE).withSparkJars(main, log);
    JobMain job = new JobMain(shell, WORDING);
    JobMain.End end = job.run(fork, log, TIMEOUT);
    return end instanceof JobMain.End.Done done
        ? shown(done.result())
        : job.tell(end, new OutcomeReport(shell, outputOptions.json(), outputOptions.verbose()));
  }

  private int shown(String json) {
    PreviewResult result = PreviewResultParser.parse(json);
    shell.out().print(outputOptions.json() ? json + "\n" : PreviewText.of(result, shell));
    result.images().stream()
        .filter(PreviewResult.Image::failed)
        .forEach(image -> shell.error(PreviewText.failure(image)));
    return result.images().stream().anyMatch(PreviewResult.Image::failed)
        ? ExitCode.PROBLEMS_FOUND
        : ExitCode.DONE;
  }

  private List<String> arguments(PreviewSubject subject, List<String> images, boolean watched) {
    List<String> arguments = new ArrayList<>(RequestArguments.formatSource(subject.source()));
    arguments.addAll(List.of("--title", subject.title()));
    arguments.addAll(
        List.of("--recipe", RecipeParser.format(subject.recipe(), subject.operations())));
    images.forEach(image -> arguments.addAll(List.of("--image", image)));
    arguments.addAll(List.of("--sample", Integer.toString(options.sample())));
    arguments.addAll(List.of("--seed", Long.toString(options.seed())));
    arguments.addAll(List.of("--size", Integer.toString(options.size())));
    arguments.addAll(List.of("--max-pixels", Long.toString(subject.pixels())));
    arguments.addAll(List.of("--watch", Boolean.toString(watched)));
    arguments.addAll(List.of("--page", page(subject).toString()));
    if (!options.buckets().isEmpty()) {
      arguments.addAll(List.of("--buckets", shell.folder().resolve(options.buckets()).toString()));
    }
    return arguments;
  }

  Path page(PreviewSubject subject) {
    return options.page().isEmpty()
        ? shell.installation().home().resolve("previews").resolve(subject.title() + ".html")
        : shell.folder().resolve(options.page()).toAbsolutePath().normalize();
  }

  /** Of a jar in a bucket, the folder that stands for it may have it. */
  private String path(OperationJar jar) {
    Location location = jar.location();
    if (Locations.isLocal(location)) {
      return Locations.path(location).toString();
    }
    if (!location.scheme().equals("gs") || options.buckets().isEmpty()) {
      throw new UsageProblem(
          "Cannot preview with "
              + location
              + ": it is not on this machine (name the jar's file, or pass --buckets DIR)");
    }
    String below = location.uri().substring("gs://".length());
    return shell.folder().resolve(options.buckets()).resolve(below).toString();
  }

  /** A file where the user stands is that file; what else there is, the job finds. */
  private String located(String image) {
    boolean file = image.startsWith("/") || Files.isRegularFile(shell.folder().resolve(image));
    return file ? Locations.resolve(image, shell.folder()).uri() : image;
  }

  private boolean needsConnector(PreviewSubject subject, List<String> images) {
    boolean bucket =
        subject.source().root().scheme().equals("gs")
            || images.stream().anyMatch(image -> image.startsWith("gs:"));
    return bucket && options.buckets().isEmpty();
  }
}
