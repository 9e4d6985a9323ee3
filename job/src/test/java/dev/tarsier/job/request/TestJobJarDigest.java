package dev.tarsier.job.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestJobJarDigest {
  private static final String OTHER = "0123456789abcdef".repeat(4);

  @TempDir private Path folder;
  private Path jar;
  private String digest;

  @BeforeEach
  void jar() throws Exception {
    jar = folder.resolve("a job.jar");
    String name = Sample.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        var bytes = Sample.class.getClassLoader().getResourceAsStream(name)) {
      out.putNextEntry(new JarEntry(name));
      bytes.transferTo(out);
    }
    digest = JobJarDigest.of(jar);
  }

  /** What is packed into the jar. */
  static final class Sample {
    private Sample() {}
  }

  private String refusal(String expected) throws Exception {
    URL[] urls = {jar.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Class<?> type = loader.loadClass(Sample.class.getName());
      return JobJarDigest.refusal(expected, type).orElse("");
    }
  }

  @Test
  void isThatOfSha256sum() throws Exception {
    Path text = Files.writeString(folder.resolve("abc"), "abc");
    assertThat(JobJarDigest.of(text))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void ownJarPasses() throws Exception {
    assertThat(refusal(digest)).isEmpty();
    assertThat(refusal(digest.toUpperCase(java.util.Locale.ROOT) + "\n")).isEmpty();
  }

  @Test
  void templateWithoutDigestPasses() throws Exception {
    assertThat(refusal("")).isEmpty();
  }

  @Test
  void otherJarIsRefused() throws Exception {
    assertThat(refusal(OTHER))
        .isEqualTo(
            "Invalid job jar a job.jar: its SHA-256 is "
                + digest
                + ", the template was made for "
                + OTHER
                + " (stage the jar again, or generate the template again)");
  }

  @Test
  void whatIsNoDigestIsRefused() throws Exception {
    assertThat(refusal("latest"))
        .isEqualTo(
            "Invalid spark.tarsier.jobSha256: latest (64 hex digits, as sha256sum prints them; or"
                + " take the property out)");
  }

  @Test
  void classesOutsideOfAnyJarAreRefused() {
    String refusal =
        "Invalid job jar: the job was not loaded from a jar, the template was made for one of"
            + " SHA-256 "
            + OTHER
            + " (take spark.tarsier.jobSha256 out of the job's properties, or run the packaged"
            + " job)";
    assertThat(JobJarDigest.refusal(OTHER, TestJobJarDigest.class)).contains(refusal);
    assertThat(JobJarDigest.refusal(OTHER, String.class)).contains(refusal);
  }
}
