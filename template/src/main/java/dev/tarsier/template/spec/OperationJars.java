package dev.tarsier.template.spec;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.request.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Gathers jars, one after another, and the operations that they add. */
public final class OperationJars {
  private final Path folder;
  private final List<OperationJar> jars = new ArrayList<>();
  private Operations operations;

  /**
   * @param folder that relative paths are taken from
   * @param operations that are there without them
   */
  public OperationJars(Path folder, Operations operations) {
    this.folder = folder;
    this.operations = operations;
  }

  /**
   * Adds the jar at this path or URI. One that does not lie on this machine cannot be looked into:
   * then any operation may be named. Throws IllegalArgumentException when it cannot be used; its
   * operations are then not missed.
   */
  public OperationJar add(String text) {
    Location location = Locations.resolve(text, folder);
    Operations before = operations;
    operations = operations.andUnseen();
    if (!location.path().endsWith(".jar") || !isReachable(location)) {
      throw new IllegalArgumentException(
          "Unsupported jar: " + text + " (a file, or gs://bucket/operations.jar)");
    }
    OperationJar jar = new OperationJar(location, "");
    if (Locations.isLocal(location)) {
      JarOperations found = JarOperations.read(Locations.path(location));
      operations = before.and(found.types());
      jar = new OperationJar(location, found.sha256());
    }
    jars.add(jar);
    return jar;
  }

  private static boolean isReachable(Location location) {
    return List.of("file", "gs", "hdfs").contains(location.scheme());
  }

  public List<OperationJar> jars() {
    return List.copyOf(jars);
  }

  /** Those of the jars too. */
  public Operations operations() {
    return operations;
  }
}
