package dev.tarsier.workflows;

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
  public WorkflowExecution follow(WorkflowExecution started, Consumer<WorkflowExecution> changes)
      throws WorkflowsProblem, InterruptedException {
    WorkflowExecution known = started;
    Duration wait = FIRST;
    changes.accept(known);
    while (known.isOpen()) {
      sleeper.sleep(wait);
      wait = wait.multipliedBy(3).dividedBy(2);
      wait = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
      WorkflowExecution now = workflows.execution(known.name());
      if (now.state() != known.state()) {
        changes.accept(now);
      }
      known = now;
    }
    return known;
  }
}
