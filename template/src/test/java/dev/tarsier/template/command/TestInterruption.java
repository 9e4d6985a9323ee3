package dev.tarsier.template.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestInterruption {
  private static final String LEFT =
      "Left running: the/operation\n  tarsier status the/operation\n  tarsier cancel the/operation\n";

  private final List<String> cancelled = new ArrayList<>();
  private final List<Integer> exits = new ArrayList<>();
  private FakeShell shell;
  private Optional<String> answer = Optional.empty();

  private Interruption interruption(boolean terminal, boolean local) {
    shell = new FakeShell(Path.of("/nowhere"), null, terminal, Map.of());
    Interruption interruption =
        new Interruption(
            shell.shell(),
            local,
            new ProgressView(shell.shell()),
            new Interruption.Ways(cancelled::add, () -> answer, exits::add));
    interruption.started("the/operation");
    return interruption;
  }

  @Test
  void localRunIsCancelled() {
    Interruption interruption = interruption(true, true);
    interruption.run();

    assertThat(cancelled).containsExactly("the/operation");
    assertThat(interruption.cancelled()).isTrue();
    assertThat(exits).isEmpty();
    interruption.run();
    assertThat(exits).containsExactly(130);
  }

  @Test
  void remoteRunIsAskedAboutOnATerminal() {
    Interruption interruption = interruption(true, false);
    answer = Optional.of("c");
    interruption.run();

    assertThat(shell.err())
        .isEqualTo("Leave it running or cancel it? [l/c] Cancelling the/operation\n");
    assertThat(cancelled).containsExactly("the/operation");
    assertThat(exits).isEmpty();
  }

  @Test
  void anythingElseLeavesItRunning() {
    Interruption interruption = interruption(true, false);
    answer = Optional.of("l");
    interruption.run();

    assertThat(shell.err()).isEqualTo("Leave it running or cancel it? [l/c] " + LEFT);
    assertThat(cancelled).isEmpty();
    assertThat(exits).containsExactly(130);
  }

  @Test
  void secondInterruptLeavesItRunning() {
    Interruption interruption = interruption(true, false);
    answer = Optional.of("c");
    interruption.run();
    interruption.run();

    assertThat(shell.err()).endsWith(LEFT);
    assertThat(exits).containsExactly(130);
  }

  @Test
  void withoutATerminalItIsLeftRunning() {
    interruption(false, false).run();

    assertThat(shell.err()).isEqualTo(LEFT);
    assertThat(cancelled).isEmpty();
    assertThat(exits).containsExactly(130);
  }

  @Test
  void beforeThereIsAWorkflowTheCommandJustEnds() {
    Interruption interruption = interruption(true, false);
    interruption.started("");
    interruption.run();

    assertThat(shell.err()).isEmpty();
    assertThat(exits).containsExactly(130);
  }
}
