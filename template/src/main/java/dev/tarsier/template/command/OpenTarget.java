package dev.tarsier.template.command;

import dev.tarsier.template.emulator.EmbeddedDataproc;
import dev.tarsier.template.emulator.EmulatorSettings;
import dev.tarsier.template.fork.JavaVersion;
import dev.tarsier.template.fork.SetupProblem;
import dev.tarsier.template.run.DataprocEndpoint;
import dev.tarsier.template.run.Pace;
import dev.tarsier.template.run.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A Dataproc that answers, until it is closed. */
final class OpenTarget implements AutoCloseable {
  /** Something to end, in order. */
  private interface Closing {
    void close() throws IOException;
  }

  private final DataprocEndpoint endpoint;
  private final Pace pace;
  private final List<Closing> closings;

  private OpenTarget(DataprocEndpoint endpoint, Pace pace, List<Closing> closings) {
    this.endpoint = endpoint;
    this.pace = pace;
    this.closings = closings;
  }

  /** {@code buckets} are made on this machine; elsewhere their owner has to. */
  static OpenTarget open(Target target, String region, Set<String> buckets, Shell shell)
      throws SetupProblem, IOException {
    if (target instanceof Target.Served served) {
      return new OpenTarget(DataprocEndpoint.at(served.root()), Pace.LOCAL, List.of());
    }
    if (target instanceof Target.Local local) {
      return embedded(local, buckets, shell);
    }
    return new OpenTarget(DataprocEndpoint.google(region), Pace.REMOTE, List.of());
  }

  private static OpenTarget embedded(Target.Local local, Set<String> buckets, Shell shell)
      throws SetupProblem, IOException {
    shell.installation().check();
    JavaVersion.check(Runtime.version().feature());
    for (String bucket : buckets) {
      Files.createDirectories(local.buckets().resolve(bucket));
    }
    Path state = Files.createTempDirectory("tarsier-");
    EmbeddedDataproc dataproc =
        EmbeddedDataproc.start(
            new EmulatorSettings(
                0, local.buckets(), state, shell.installation(), local.settings(), local.faults()),
            shell.clock());
    return new OpenTarget(
        DataprocEndpoint.at(dataproc.root()),
        Pace.LOCAL,
        List.of(dataproc::close, () -> delete(state)));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** How the history names it. */
  static String name(Target target, String region) {
    if (target instanceof Target.Local) {
      return RunRecord.LOCAL;
    }
    return target instanceof Target.Served served
        ? DataprocEndpoint.at(served.root()).dataproc().toString()
        : DataprocEndpoint.google(region).dataproc().toString();
  }

  DataprocEndpoint endpoint() {
    return endpoint;
  }

  Pace pace() {
    return pace;
  }

  @Override
  public void close() throws IOException {
    for (Closing closing : closings) {
      closing.close();
    }
  }
}
