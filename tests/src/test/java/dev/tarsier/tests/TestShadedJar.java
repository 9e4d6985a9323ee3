package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
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
