package dev.tarsier.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real Terraform, on a copy of the module. */
final class Terraform {
  private static final long MOST_MINUTES = 3;
  private static final Path OFFLINE =
      Checkout.home().resolve("../shared/tools/terraform-offline/setup").normalize();

  /** What one call did. */
  record Result(int exitCode, String out) {}

  private final Map<String, String> environment = new TreeMap<>();

  /**
   * With the schemas that are at hand, where there are some; else Terraform fetches the provider.
   */
  Terraform() throws IOException, InterruptedException {
    environment.put("TF_IN_AUTOMATION", "1");
    environment.put("NO_COLOR", "1");
    // The provider is large: once for all folders.
    Path plugins = Files.createDirectories(Checkout.target().resolve("terraform-plugins"));
    environment.put("TF_PLUGIN_CACHE_DIR", plugins.toString());
    if (Files.isExecutable(OFFLINE)) {
      Result exports = run(Path.of("."), List.of("bash", "-c", OFFLINE + " 2>/dev/null"));
      environment.putAll(Gcloud.exports(exports.out().lines()));
    }
  }

  static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(entry -> Files.isExecutable(Path.of(entry, "terraform")));
  }

  Result terraform(Path folder, String... arguments) throws IOException, InterruptedException {
    return run(folder, Stream.concat(Stream.of("terraform"), Stream.of(arguments)).toList());
  }

  private Result run(Path folder, List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("terraform", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
    Result result = new Result(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    Files.delete(out);
    return result;
  }

  /**
   * A copy of {@code terraform/} and {@code workflows/} below a folder: runs leave files behind.
   */
  static Path copy(Path folder) throws IOException {
    for (String part : List.of("terraform", "workflows")) {
      Path from = Checkout.home().resolve(part);
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.filter(Terraform::isSource).sorted(order()).toList()) {
          Path to = folder.resolve(part).resolve(from.relativize(file));
          if (Files.isDirectory(file)) {
            Files.createDirectories(to);
          } else {
            Files.copy(file, to);
          }
        }
      }
    }
    return folder.resolve("terraform");
  }

  private static Comparator<Path> order() {
    return Comparator.comparing(Path::getNameCount);
  }

  private static boolean isSource(Path file) {
    return Stream.of(file.toString().split("/"))
        .noneMatch(part -> part.equals(".terraform") || part.equals("target"));
  }
}
