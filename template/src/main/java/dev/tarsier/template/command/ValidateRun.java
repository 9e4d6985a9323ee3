package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.template.dataproc.document.CheckedFile;
import dev.tarsier.template.dataproc.document.Document;
import dev.tarsier.template.dataproc.document.DocumentChecker;
import dev.tarsier.template.dataproc.document.DocumentKind;
import dev.tarsier.template.dataproc.document.NamedText;
import dev.tarsier.template.dataproc.document.OnlineCheck;
import dev.tarsier.template.problem.Problem;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.Severity;
import dev.tarsier.template.yaml.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads files, has them checked, and prints what was found. */
final class ValidateRun {
  private final Shell shell;
  private final boolean strict;
  private final boolean json;
  private final OnlineCheck online;

  /** Asks Google Cloud too where {@code online} does; {@link OnlineCheck#NOTHING} asks nothing. */
  ValidateRun(Shell shell, boolean strict, boolean json, OnlineCheck online) {
    this.shell = shell;
    this.strict = strict;
    this.json = json;
    this.online = online;
  }

  /** Returns the exit code. */
  int run(List<String> arguments) {
    List<CheckedFile> files = new ArrayList<>();
    List<NamedText> texts = new ArrayList<>();
    for (String name : FileArguments.expand(arguments, shell.folder())) {
      try {
        texts.add(new NamedText(YamlFile.read(name, shell.folder()), folder(name)));
      } catch (ProblemsFound e) {
        files.add(
            new CheckedFile(e.source(), DocumentKind.UNKNOWN, new Document.Other(), e.problems()));
      }
    }
    DocumentChecker checker = new DocumentChecker(Operations.load(), shell.environment());
    files.addAll(checker.check(texts));
    List<CheckedFile> judged = files.stream().map(this::asked).map(this::judged).toList();
    print(judged);
    return count(judged, Severity.ERROR) == 0 ? ExitCode.DONE : ExitCode.PROBLEMS_FOUND;
  }

  private Path folder(String name) {
    return shell.folder().resolve(name).toAbsolutePath().normalize().getParent();
  }

  /** What has errors is not worth a question. */
  private CheckedFile asked(CheckedFile file) {
    return count(List.of(file), Severity.ERROR) > 0 ? file : file.with(online.check(file));
  }

  /** With --strict a warning is an error. */
  private CheckedFile judged(CheckedFile file) {
    if (!strict) {
      return file;
    }
    List<Problem> errors = file.problems().stream().map(ValidateRun::asError).toList();
    return new CheckedFile(file.source(), file.kind(), file.document(), errors);
  }

  private static Problem asError(Problem problem) {
    return new Problem(
        problem.file(),
        problem.line(),
        problem.column(),
        problem.path(),
        problem.code(),
        Severity.ERROR,
        problem.message());
  }

  private void print(List<CheckedFile> files) {
    if (json) {
      shell.out().print(ValidateText.json(files));
    } else {
      for (CheckedFile file : files) {
        shell.err().print(shell.problemPrinter().format(file.source(), file.problems()));
        ValidateText.verdict(file).ifPresent(line -> shell.out().println(line));
      }
    }
    shell.note(
        ValidateText.summary(
            files.size(), count(files, Severity.ERROR), count(files, Severity.WARNING)));
  }

  private static long count(List<CheckedFile> files, Severity severity) {
    return files.stream()
        .flatMap(file -> file.problems().stream())
        .filter(problem -> problem.severity() == severity)
        .count();
  }
}
