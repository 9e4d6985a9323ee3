package dev.tarsier.template.emulator.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Drivers that outlived an emulator which was killed outright: they would write beside those that
 * do the same work again.
 */
public final class LeftOverDrivers {
  private static final String FILE = "process";

  private LeftOverDrivers() {}

  /** Notes the process in the folder that it runs in. */
  static void note(Path folder, Process process) throws IOException {
    Files.writeString(folder.resolve(FILE), identity(process.toHandle()));
  }

  /** Number and start, as numbers come again. */
  private static String identity(ProcessHandle process) {
    return process.pid() + " " + process.info().startInstant().map(Object::toString).orElse("");
  }

  /** Ends all whose folders lie in {@code work}. */
  public static void end(Path work) throws IOException {
    if (!Files.isDirectory(work)) {
      return;
    }
    try (Stream<Path> folders = Files.list(work)) {
      for (Path folder : folders.toList()) {
        find(folder).ifPresent(ProcessHandle::destroyForcibly);
        Files.deleteIfExists(folder.resolve(FILE));
      }
    }
  }

  private static Optional<ProcessHandle> find(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    List<String> lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String noted = lines.get(0);
    return ProcessHandle.of(Long.parseLong(noted.substring(0, noted.indexOf(' '))))
        .filter(process -> identity(process).equals(noted));
  }
}
