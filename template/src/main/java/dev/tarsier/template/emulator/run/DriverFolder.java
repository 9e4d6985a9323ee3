package dev.tarsier.template.emulator.run;

import com.google.cloud.dataproc.v1.LoggingConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where one driver runs: its logging configuration, and its crash reports if there are any. */
record DriverFolder(Path path) {
  static DriverFolder create(Path work, String jobId, LoggingConfig logging) throws IOException {
    DriverFolder folder = new DriverFolder(Files.createDirectories(work.resolve(jobId)));
    Files.writeString(folder.logging(), loggingText(logging));
    return folder;
  }

  /** For {@code -Dlog4j2.configurationFile}. */
  Path logging() {
    return path.resolve("log4j2.properties");
  }

  /** Warnings go to standard error, as the driver's output on Dataproc has them. */
  private static String loggingText(LoggingConfig logging) {
    StringBuilder text =
        new StringBuilder(
            """
            status = error
            appender.console.type = Console
            appender.console.name = console
            appender.console.target = SYSTEM_ERR
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %d{yy/MM/dd HH:mm:ss} %p %c{1}: %m%n%ex
            rootLogger.level = warn
            rootLogger.appenderRef.console.ref = console
            """);
    int number = 0;
    for (Map.Entry<String, LoggingConfig.Level> level :
        new TreeMap<>(logging.getDriverLogLevelsMap()).entrySet()) {
      String key = level.getKey().equals("root") ? "rootLogger" : "logger.own" + number++;
      if (!key.equals("rootLogger")) {
        text.append(key).append(".name = ").append(level.getKey()).append('\n');
      }
      text.append(key).append(".level = ").append(level.getValue().name()).append('\n');
    }
    return text.toString();
  }

  /** Removes it, unless the JVM left a crash report in it. */
  void tidy() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      if (files.anyMatch(file -> file.getFileName().toString().startsWith("hs_err_"))) {
        return;
      }
    }
    try (Stream<Path> walk = Files.walk(path)) {
      walk.sorted(Comparator.reverseOrder()).forEach(DriverFolder::delete);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete: " + path, e);
    }
  }
}
