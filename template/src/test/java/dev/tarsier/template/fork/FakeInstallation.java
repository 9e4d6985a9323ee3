package dev.tarsier.template.fork;

import dev.tarsier.job.EraseJob;
import dev.tarsier.job.InspectJob;
import dev.tarsier.job.PreviewJob;
import dev.tarsier.job.SampleImages;
import dev.tarsier.job.SubsetJob;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.spark.deploy.SparkSubmit;

/** Jars with the stand-ins for Spark and the job, and scripts for what they do. */
public final class FakeInstallation {
  private final Path folder;
  private final Installation installation;

  public FakeInstallation(Path folder) throws IOException {
    this.folder = folder;
    Path jars = Files.createDirectories(folder.resolve("spark/jars"));
    jar(jars.resolve("spark.jar"), SparkSubmit.class);
    jar(
        Files.createDirectories(folder.resolve("job")).resolve("job.jar"),
        SampleImages.class,
        InspectJob.class,
        PreviewJob.class,
        EraseJob.class,
        SubsetJob.class);
    installation =
        new Installation(
            folder.resolve("spark"), folder.resolve("job/job.jar"), folder.resolve("home"));
  }

  private static void jar(Path file, Class<?>... types) throws IOException {
    try (OutputStream stream = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(stream)) {
      for (Class<?> type : types) {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream bytes = type.getResourceAsStream("/" + name)) {
          jar.putNextEntry(new JarEntry(name));
          bytes.transferTo(jar);
          jar.closeEntry();
        }
      }
    }
  }

  public Installation installation() {
    return installation;
  }

  /** What every start does that has no script of its own. */
  public void everyStart(String... lines) throws IOException {
    Files.write(folder.resolve("job/script"), List.of(lines));
  }

  public void start(int number, String... lines) throws IOException {
    Files.write(folder.resolve("job/script-" + number), List.of(lines));
  }

  /** The arguments of this start. */
  public List<String> arguments(int number) throws IOException {
    return Files.readAllLines(folder.resolve("job/started-" + number));
  }

  public boolean wasStarted(int number) {
    return Files.exists(folder.resolve("job/started-" + number));
  }

  public String environment() throws IOException {
    return Files.readString(folder.resolve("job/environment"));
  }
}
