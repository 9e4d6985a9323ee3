package dev.tarsier.template.command;

import dev.tarsier.template.emulator.EmbeddedDataproc;
import dev.tarsier.template.emulator.EmulatorSettings;
import dev.tarsier.template.fork.SetupProblem;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tarsier emulator}. */
@Command(
    name = "emulator",
    description = {
      "Serves a Dataproc on this machine, for gcloud, Terraform and the client libraries.",
      "",
      "Clusters are names only; Spark jobs really run, each in a JVM of its own. Cloud",
      "Storage is a folder for each bucket: gs://B/o is DIR/B/o. It listens on 127.0.0.1",
      "alone and asks no one who they are."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier emulator",
      "  eval \"$(tarsier emulator --print-exports)\"    (in another shell)",
      "  gcloud dataproc workflow-templates list",
      "  tarsier emulator --port 9000 --state /tmp/state --buckets /tmp/buckets --verbose",
      "  tarsier emulator --fault 503:media:0.05 --fault reset:chunk:3 --fault-seed 42"
    })
public final class EmulatorCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8085",
      description = "Port to listen on, 0 for any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      defaultValue = "",
      description = "Templates, policies, operations and jobs (default: TARSIER_HOME/emulator).")
  private String state;

  @Option(
      names = "--buckets",
      paramLabel = "DIR",
      defaultValue = "",
      description = "A folder for each bucket (default: TARSIER_HOME/buckets).")
  private String buckets;

  @Option(
      names = "--print-exports",
      description = "Print what other programs must be told, for eval; serve nothing.")
  private boolean printExports;

  @Option(names = "--verbose", description = "Write a line for each request to stderr.")
  private boolean verbose;

  @Mixin private FaultOptions faultOptions;

  @Mixin private LocalOptions localOptions;

  public EmulatorCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    if (printExports) {
      checkPort(1);
      shell.out().print(EmulatorExports.text(URI.create("http://127.0.0.1:" + port + "/")));
      return ExitCode.DONE;
    }
    checkPort(0);
    Path home = shell.installation().home();
    EmulatorSettings settings =
        new EmulatorSettings(
            port,
            folder(buckets, home.resolve("buckets")),
            folder(state, home.resolve("emulator")),
            shell.installation(),
            localOptions.settings(shell.environment()),
            faultOptions.faults());
    Consumer<String> log = verbose ? shell.err()::println : line -> {};
    try (EmbeddedDataproc dataproc = start(settings, log)) {
      serve(dataproc, settings);
    }
    return ExitCode.DONE;
  }

  private void checkPort(int least) {
    if (port < least || port > 65535) {
      throw new UsageProblem("Invalid --port: " + port + " (must be " + least + " to 65535)");
    }
  }

  private Path folder(String given, Path fallback) {
    return given.isEmpty() ? fallback : shell.folder().resolve(given);
  }

  private EmbeddedDataproc start(EmulatorSettings settings, Consumer<String> log)
      throws IOException, SetupProblem {
    try {
      return EmbeddedDataproc.start(settings, shell.clock(), log);
    } catch (BindException e) {
      throw new SetupProblem(
          "Cannot listen on port " + port + ": " + e.getMessage() + " (choose another --port)");
    }
  }

  private void serve(EmbeddedDataproc dataproc, EmulatorSettings settings) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> end(dataproc), "end-emulator");
    Runtime.getRuntime().addShutdownHook(hook);
    shell.out().print(EmulatorExports.text(dataproc.root()));
    shell.note("Serving Dataproc at " + dataproc.root() + " (Ctrl-C ends it and its jobs)");
    shell.note("  buckets in " + shell.shortened(settings.buckets()));
    shell.note("  state in " + shell.shortened(settings.state()));
    try {
      ended.await();
    } catch (InterruptedException e) {
      Runtime.getRuntime().removeShutdownHook(hook);
      Thread.currentThread().interrupt();
    }
  }

  /** Ctrl-C is how one ends a server: nothing has failed. */
  private static void end(EmbeddedDataproc dataproc) {
    dataproc.close();
    Runtime.getRuntime().halt(ExitCode.DONE);
  }
}
