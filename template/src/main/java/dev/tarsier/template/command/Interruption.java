package dev.tarsier.template.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * What Ctrl-C does to a run that is followed. A run on this machine is cancelled. One elsewhere is
 * asked about on a terminal, and left running without one; a second Ctrl-C leaves it running.
 */
final class Interruption implements Runnable {
  /** As shells have it: 128 and the number of SIGINT. */
  static final int EXIT_CODE = 130;

  /** Asks for the end of an operation. */
  interface Cancel {
    void cancel(String operation) throws Exception;
  }

  /** Reads what the user answers; empty when there is no more input. */
  interface Answer {
    Optional<String> read() throws IOException;
  }

  private final Shell shell;
  private final boolean local;
  private final ProgressView view;
  private final Cancel cancel;
  private final Answer answer;
  private final IntConsumer exit;
  private final AtomicReference<String> operation = new AtomicReference<>("");
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicBoolean cancelled = new AtomicBoolean();

  Interruption(Shell shell, boolean local, ProgressView view, Ways ways) {
    this.shell = shell;
    this.local = local;
    this.view = view;
    this.cancel = ways.cancel();
    this.answer = ways.answer();
    this.exit = ways.exit();
  }

  /** How it acts on the world. */
  record Ways(Cancel cancel, Answer answer, IntConsumer exit) {}

  /** A line of this process's standard input, which stays open for the next. */
  static Optional<String> readLine() throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    return Optional.ofNullable(reader.readLine());
  }

  /** From now on there is something to cancel. */
  void started(String name) {
    operation.set(name);
  }

  boolean cancelled() {
    return cancelled.get();
  }

  @Override
  public void run() {
    int times = count.incrementAndGet();
    if (operation.get().isEmpty() || (local && times > 1)) {
      exit.accept(EXIT_CODE);
    } else if (local) {
      cancel();
    } else if (!shell.terminal() || times > 1) {
      leave();
    } else {
      ask();
    }
  }

  private void ask() {
    view.pause();
    shell.err().print("Leave it running or cancel it? [l/c] ");
    shell.err().flush();
    try {
      String text = answer.read().orElse("l").strip().toLowerCase(Locale.ROOT);
      if (text.startsWith("c")) {
        cancel();
        view.resume();
      } else {
        leave();
      }
    } catch (IOException e) {
      leave();
    }
  }

  private void cancel() {
    cancelled.set(true);
    view.erase();
    shell.note("Cancelling " + operation.get());
    try {
      cancel.cancel(operation.get());
    } catch (Exception e) {
      shell.error(e.getMessage());
      leave();
    }
  }

  private void leave() {
    view.erase();
    shell.note("Left running: " + operation.get());
    shell.note("  tarsier status " + operation.get());
    shell.note("  tarsier cancel " + operation.get());
    exit.accept(EXIT_CODE);
  }
}
