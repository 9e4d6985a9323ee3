package dev.tarsier.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script in a checkout of its own, which is built only as far as a test needs. */
class TestLauncher {
  @TempDir private Path folder;
  private Path checkout;

  @BeforeEach
  void copy() throws IOException {
    checkout = Files.createDirectories(folder.resolve("a checkout")).toRealPath();
    Files.copy(Path.of("../tarsier"), checkout.resolve("tarsier"));
    assertThat(checkout.resolve("tarsier").toFile().setExecutable(true)).isTrue();
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    Files.createDirectories(checkout.resolve("job"));
  }

  @Test
  void runsTheToolFromAnywhereThroughLinks() throws Exception {
    toolJar();
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, Path.of("a checkout/tarsier"));

    Ended ended = run(link, Map.of("TARSIER_NO_BUILD", "1"), "--version");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).matches("tarsier \\S+ \\(Java \\d+\\)\n");
    assertThat(ended.code()).isZero();
  }

  @Test
  void exitCodeIsTheTools() throws Exception {
    toolJar();
    Path launcher = checkout.resolve("tarsier");

    assertThat(run(launcher, Map.of("TARSIER_NO_BUILD", "1"), "recipes", "retna"))
        .isEqualTo(
            new Ended(
                2,
                "",
                """
                error: Unsupported recipe or operation: retna (did you mean retina?)
                Try: tarsier recipes --help
                """));
  }

  @Test
  void saysWhenItMayNotBuild() throws Exception {
    Path jar = checkout.resolve("template/target/tarsier-template.jar");

    assertThat(run(checkout.resolve("tarsier"), Map.of("TARSIER_NO_BUILD", "1"), "--version"))
        .isEqualTo(
            new Ended(
                1,
                "",
                "error: Missing "
                    + jar
                    + ": build it with mvn package, or unset TARSIER_NO_BUILD\n"));
  }

  @Test
  void saysWhenMavenIsTooOld() throws Exception {
    Path programs = Files.createDirectories(folder.resolve("bin"));
    Path maven = programs.resolve("mvn");
    Files.writeString(maven, "#!/bin/sh\necho 'Apache Maven 3.6.3 (x)'\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    String path = programs + File.pathSeparator + System.getenv("PATH");

    assertThat(run(checkout.resolve("tarsier"), Map.of("PATH", path), "--version"))
        .isEqualTo(
            new Ended(1, "", "error: Unsupported Maven: 3.6.3 (install Maven 3.8 or newer)\n"));
  }

  /** A jar that stands for the built one and leads to the class path of this test. */
  private void toolJar() throws IOException {
    Path target = Files.createDirectories(checkout.resolve("template/target"));
    Files.createDirectories(target.resolve("lib"));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    Path jar = target.resolve("tarsier-template.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  private record Ended(int code, String out, String err) {}

  private Ended run(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    int code = process.waitFor();
    return new Ended(code, Files.readString(out), Files.readString(err));
  }
}
