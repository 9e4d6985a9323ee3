package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the packaged job carries, and what it must leave to the cluster. */
class TestShadedJar {
  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(Checkout.jobJar().toFile())) {
      return jar.stream().map(JarEntry::getName).filter(name -> !name.endsWith("/")).toList();
    }
  }

  @Test
  void holdsEachEntryOnce() throws IOException {
    assertThat(entries()).doesNotHaveDuplicates();
  }

  @Test
  void holdsOnlyItsOwnClassesRelocatedOnesAndOpenCv() throws IOException {
    assertThat(entries().stream().filter(name -> name.endsWith(".class")))
        .allMatch(
            name ->
                name.startsWith("dev/tarsier/job/")
                    || name.startsWith("dev/tarsier/shaded/jackson/")
                    || name.startsWith("dev/tarsier/shaded/commons/")
                    || name.startsWith("dev/tarsier/shaded/protobuf/")
                    || name.startsWith("dev/tarsier/shaded/hipparchus/")
                    || name.startsWith("ai/onnxruntime/")
                    || name.startsWith("org/opencv/")
                    || name.startsWith("nu/pattern/")
                    || name.startsWith("org/bytedeco/"));
  }

  /** What both hold would be taken from whichever comes first on the class path. */
  @Test
  void sharesNoPackageWithSparkAndTheConnector() throws IOException {
    Set<String> own = packages(Checkout.jobJar());
    List<String> shared = new ArrayList<>();
    for (String folder : List.of("jars", "connectors")) {
      try (Stream<Path> jars = Files.list(Checkout.sparkHome().resolve(folder))) {
        for (Path jar : jars.sorted().toList()) {
          packages(jar).stream()
              .filter(own::contains)
              .forEach(name -> shared.add(name + " in " + jar.getFileName()));
        }
      }
    }

    assertThat(own).contains("dev/tarsier/job", "dev/tarsier/shaded/jackson/databind");
    assertThat(shared).isEmpty();
  }

  private static Set<String> packages(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(JarEntry::getName)
          .filter(name -> name.endsWith(".class") && name.contains("/"))
          .map(name -> name.substring(0, name.lastIndexOf('/')))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Relocated names too: Spark's own Jackson must not find ours, nor ours Spark's. */
  @Test
  void offersOnlyServicesOfItsOwn() throws IOException {
    List<String> services =
        entries().stream().filter(name -> name.startsWith("META-INF/services/")).toList();

    assertThat(services).isNotEmpty();
    assertThat(services).allMatch(name -> name.startsWith("META-INF/services/dev.tarsier."));
  }

  /** Part of what makes two builds equal; the CI script compares two whole ones. */
  @Test
  void datesItsOwnClassesByTheReleaseNotByTheBuild() throws IOException {
    try (JarFile jar = new JarFile(Checkout.jobJar().toFile())) {
      assertThat(
              jar.stream()
                  .filter(entry -> entry.getName().startsWith("dev/tarsier/job/"))
                  .map(entry -> entry.getTimeLocal().toString())
                  .distinct())
          .containsExactly("2026-11-20T00:00");
    }
  }

  @Test
  void namesItsMainClassAndVersion() throws IOException {
    try (JarFile jar = new JarFile(Checkout.jobJar().toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("dev.tarsier.job.ProcessJob");
      assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
          .isEqualTo("0.1.0");
    }
  }
}
