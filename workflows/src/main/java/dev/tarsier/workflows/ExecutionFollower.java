package dev.tarsier.workflows;

import com.google.cloud.workflows.executions.v1.Execution;
import java.time.Duration;
import java.util.function.Consumer;

/** Looks at an execution, less and less often, until it has ended. */
public final class ExecutionFollower {
  /** Lets time pass. */
  public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final CloudWorkflows workflows;
  private final Sleeper sleeper;

  public ExecutionFollower(CloudWorkflows workflows, Sleeper sleeper) {
    this.workflows = workflows;
    this.sleeper = sleeper;
  }

  /** Returns it as it ended; {@code changes} hears it whenever its state is another. */
  public Execution follow(Execution started, Consumer<Execution> changes)
      throws WorkflowsProblem, InterruptedException {
    Execution known = started;
    Duration wait = FIRST;
    changes.accept(known);
    while (isOpen(known)) {
      sleeper.sleep(wait);
      wait = wait.multipliedBy(3).dividedBy(2);
      wait = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
      Execution now = workflows.execution(known.getName());
      if (now.getState() != known.getState()) {
        changes.accept(now);
      }
      known = now;
    }
    return known;
  }

  /** Whether it may still go on. */
  public static boolean isOpen(Execution execution) {
    return switch (execution.getState()) {
      case ACTIVE, QUEUED, UNAVAILABLE -> true;
      default -> false;
    };
  }
}
