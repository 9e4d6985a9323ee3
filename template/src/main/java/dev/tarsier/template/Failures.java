package dev.tarsier.template;

import dev.tarsier.job.request.RunFailure;
import dev.tarsier.template.command.ExitCode;
import dev.tarsier.template.command.Shell;
import dev.tarsier.template.command.UsageProblem;
import dev.tarsier.template.fork.SetupProblem;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.run.DataprocProblem;
import dev.tarsier.workflows.WorkflowsProblem;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place where an exception becomes a message and an exit code. */
final class Failures {
  private final Shell shell;

  Failures(Shell shell) {
    this.shell = shell;
  }

  /** A command line that picocli could not make sense of. */
  int usage(ParameterException exception, String[] args) {
    CommandLine command = exception.getCommandLine();
    shell.error(exception.getMessage());
    UnmatchedArgumentException.printSuggestions(exception, command.getErr());
    shell.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.BAD_USAGE;
  }

  /** Anything that a command threw. */
  int execution(Exception exception, CommandLine command, ParseResult parsed) {
    if (exception instanceof ProblemsFound found) {
      shell.err().print(shell.problemPrinter().format(found.source(), found.problems()));
      return ExitCode.PROBLEMS_FOUND;
    }
    if (exception instanceof UsageProblem) {
      shell.error(exception.getMessage());
      shell.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
      return ExitCode.BAD_USAGE;
    }
    if (exception instanceof SetupProblem) {
      shell.error(exception.getMessage());
      return ExitCode.PROBLEMS_FOUND;
    }
    if (exception instanceof RunFailure
        || exception instanceof DataprocProblem
        || exception instanceof WorkflowsProblem) {
      shell.error(exception.getMessage());
      return ExitCode.RUN_FAILED;
    }
    if (exception instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return broken(exception, command.getParseResult().hasMatchedOption("--verbose"));
  }

  /** Something that should not happen; its stack trace only when asked for. */
  int broken(Throwable fault, boolean verbose) {
    shell.error(
        "Cannot finish: " + fault + (verbose ? "" : " (--verbose shows where it happened)"));
    if (verbose) {
      fault.printStackTrace(shell.err());
    }
    return ExitCode.RUN_FAILED;
  }
}
