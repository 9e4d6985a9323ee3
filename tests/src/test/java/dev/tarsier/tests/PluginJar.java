package dev.tarsier.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Packs the operations of {@code dev.tarsier.tests.plugin} as a user would. */
final class PluginJar {
  private static final List<String> ENTRIES =
      List.of(
          "META-INF/services/dev.tarsier.job.recipe.OperationProvider",
          "META-INF/services/dev.tarsier.job.image.ApplierProvider",
          "dev/tarsier/tests/plugin/Misbehave.class",
          "dev/tarsier/tests/plugin/Misbehave$Way.class",
          "dev/tarsier/tests/plugin/MisbehaveProvider.class",
          "dev/tarsier/tests/plugin/MisbehaveProvider$MisbehaveApplier.class");

  private PluginJar() {}

  static Path write(Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (String name : ENTRIES) {
        entries.putNextEntry(new JarEntry(name));
        try (InputStream in = PluginJar.class.getResourceAsStream("/" + name)) {
          in.transferTo(entries);
        }
        entries.closeEntry();
      }
    }
    return jar;
  }
}
