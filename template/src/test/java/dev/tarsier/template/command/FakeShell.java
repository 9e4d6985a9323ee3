package dev.tarsier.template.command;

import dev.tarsier.template.fork.Installation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/** A shell that keeps what is printed, with a clock that is set by hand. */
public final class FakeShell {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final HandClock clock = new HandClock();
  private final Shell shell;

  public FakeShell(
      Path folder, Installation installation, boolean terminal, Map<String, String> environment) {
    shell =
        new Shell(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal,
            environment,
            folder,
            installation,
            clock);
  }

  static FakeShell printing(boolean terminal) {
    Path nowhere = Path.of("/nowhere");
    return new FakeShell(nowhere, new Installation(nowhere, nowhere, nowhere), terminal, Map.of());
  }

  public Shell shell() {
    return shell;
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  void pass(Duration time) {
    clock.now = clock.now.plus(time);
  }

  private static final class HandClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
