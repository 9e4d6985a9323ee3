package dev.tarsier.template.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * {@code driver.log} of one run: what Spark and the job say that is not progress.
 *
 * @param folder holds the log and the logging configuration of the fork
 */
public record RunLog(Path folder) {
  /** The folder of this run below {@code home}; starts a new log. */
  public static RunLog start(Path home, String name) throws SetupProblem {
    RunLog log = new RunLog(home.resolve("runs").resolve(name));
    try {
      Files.createDirectories(log.folder());
      Files.deleteIfExists(log.file());
      Files.writeString(log.configuration(), configurationText(log.file()));
    } catch (IOException e) {
      throw new SetupProblem(
          "Cannot write the log below "
              + home
              + ": "
              + e
              + " (set TARSIER_HOME to another folder)");
    }
    return log;
  }

  public Path file() {
    return folder.resolve("driver.log");
  }

  /** For {@code -Dlog4j2.configurationFile}. */
  public Path configuration() {
    return folder.resolve("log4j2.properties");
  }

  private static String configurationText(Path file) {
    return """
        status = error
        appender.file.type = File
        appender.file.name = file
        appender.file.fileName = %s
        appender.file.append = true
        appender.file.layout.type = PatternLayout
        appender.file.layout.pattern = %%d{HH:mm:ss.SSS} %%p %%c{1}: %%m%%n%%ex
        rootLogger.level = warn
        rootLogger.appenderRef.file.ref = file
        """
        .formatted(file.toString().replace("\\", "\\\\"));
  }

  /** Adds one line; throws UncheckedIOException when it cannot. */
  public void append(String line) {
    try {
      Files.writeString(
          file(),
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write log: " + file(), e);
    }
  }

  /** The last lines; none when there is no log. Bytes that are not UTF-8 become marks. */
  public List<String> tail(int lines) throws IOException {
    if (!Files.exists(file())) {
      return List.of();
    }
    List<String> all =
        new String(Files.readAllBytes(file()), StandardCharsets.UTF_8).lines().toList();
    return all.subList(Math.max(0, all.size() - lines), all.size());
  }
}
