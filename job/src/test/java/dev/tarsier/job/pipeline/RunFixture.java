package dev.tarsier.job.pipeline;

import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.ManifestParser;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.RequestArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;

/** A source folder, an output folder and the runs between them. */
public final class RunFixture {
  private final JavaSparkContext spark;
  private final Path source;
  private final Path output;
  private final List<ProgressEvent> events = new ArrayList<>();

  public RunFixture(JavaSparkContext spark, Path folder) throws IOException {
    this.spark = spark;
    this.source = Files.createDirectories(folder.resolve("source"));
    this.output = folder.resolve("output");
  }

  public Path source() {
    return source;
  }

  public Path output() {
    return output;
  }

  public List<ProgressEvent> events() {
    return events;
  }

  public void put(String path, byte[] content) throws IOException {
    Path file = source.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  /** Good images in two label folders. */
  public void putImages(int number) throws IOException {
    for (int i = 0; i < number; i++) {
      String side = i % 2 == 0 ? "left" : "right";
      put(side + "/eye-" + i + ".jpg", TestImages.jpeg(i, 60 + i, 50));
    }
  }

  public JobRequest request(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--dataset", "eyes", "--input", "file:" + source, "--output", "file:" + output));
    arguments.addAll(List.of(more));
    return RequestArguments.parse(arguments);
  }

  public RunReport run(JobRequest request) throws IOException {
    events.clear();
    return new ProcessPipeline(spark, request, events::add).run();
  }

  public Path folder(JobRequest request) {
    return Path.of(request.runFolder().path());
  }

  public Manifest manifest(JobRequest request) throws IOException {
    return ManifestParser.parse(Files.readString(folder(request).resolve("_MANIFEST.json")));
  }

  /** Relative path to content of every file below a folder. */
  public static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.relativize(file).toString(),
            Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
