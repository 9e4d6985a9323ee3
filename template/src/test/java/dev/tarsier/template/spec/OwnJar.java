package dev.tarsier.template.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Jars of {@link OwnOperation}, made by code. */
public final class OwnJar {
  private static final String SERVICES = "META-INF/services/dev.tarsier.job.";
  private static final String OUTER = "dev/tarsier/template/spec/OwnOperation";
  private static final List<String> CLASSES =
      List.of("", "$Twirl", "$Odd", "$Good", "$Thief", "$Throwing", "$Empty", "$Unwritable");

  private OwnJar() {}

  /** With {@code provider}, as in {@code Good}, and what is said to carry its operations out. */
  public static Path write(Path jar, String provider) throws IOException {
    return write(jar, provider, "com.example.Appliers");
  }

  /** Empty texts leave a service out. */
  static Path write(Path jar, String provider, String appliers) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      put(entries, "image.ApplierProvider", appliers);
      String name = OwnOperation.class.getName() + "$" + provider;
      put(entries, "recipe.OperationProvider", provider.isEmpty() ? "" : name);
      for (String type : CLASSES) {
        entries.putNextEntry(entry(OUTER + type + ".class"));
        try (InputStream in = OwnJar.class.getResourceAsStream("/" + OUTER + type + ".class")) {
          in.transferTo(entries);
        }
        entries.closeEntry();
      }
    }
    return jar;
  }

  private static void put(JarOutputStream entries, String service, String text) throws IOException {
    if (!text.isEmpty()) {
      entries.putNextEntry(entry(SERVICES + service));
      entries.write((text + "\n").getBytes(StandardCharsets.UTF_8));
      entries.closeEntry();
    }
  }

  /** Equal jars have equal bytes. */
  private static JarEntry entry(String name) {
    JarEntry entry = new JarEntry(name);
    entry.setTime(0);
    return entry;
  }
}
