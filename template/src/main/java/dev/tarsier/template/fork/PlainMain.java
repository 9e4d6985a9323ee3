package dev.tarsier.template.fork;

import java.util.List;

/**
 * A main of the job jar that starts no Spark and uses its jars, for Hadoop's file systems.
 *
 * @param pixels OpenCV's own belt
 * @param jars paths of jars with operations
 * @param connectors whether the Cloud Storage connector is on the class path too
 * @param brief whether it has so little to do that compiling it well would take longer
 */
public record PlainMain(
    String mainClass,
    List<String> arguments,
    long pixels,
    List<String> jars,
    boolean connectors,
    boolean brief) {
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  public PlainMain {
    arguments = List.copyOf(arguments);
    jars = List.copyOf(jars);
  }

  /** Options of its JVM. */
  List<String> options() {
    return brief ? QUICK_START : List.of();
  }
}
