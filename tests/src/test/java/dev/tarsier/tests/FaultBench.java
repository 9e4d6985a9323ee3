package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.ManifestParser;
import dev.tarsier.template.emulator.StorageServer;
import dev.tarsier.template.emulator.fault.FaultRule;
import dev.tarsier.template.emulator.fault.FaultScript;
import dev.tarsier.template.emulator.http.Fault;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import javax.imageio.ImageIO;

/** A Cloud Storage that misbehaves on request, and runs of the pipeline that work on it. */
final class FaultBench implements AutoCloseable {
  private static final int IMAGES = 6;
  private static final int MOST_LOOKS = 100;

  private final Path buckets;
  private final Map<String, FaultScript> scripts = new ConcurrentHashMap<>();
  private final StorageServer server;
  private final PipelineRuns runs;
  private final Path archive;

  FaultBench(Path folder, int atOnce) throws IOException {
    this.buckets = folder.resolve("buckets");
    this.archive = folder.resolve("classes.jsa");
    this.server =
        StorageServer.start(
            buckets,
            Clock.systemUTC(),
            request ->
                scripts.values().stream()
                    .filter(script -> script.concerns(request))
                    .findFirst()
                    .map(script -> script.of(request))
                    .orElse(Fault.NONE));
    Files.createDirectories(buckets.resolve("shards"));
    this.runs = PipelineRuns.start(atOnce, hadoop(), Checkout.target().resolve("fault-matrix.log"));
  }

  /** How its Cloud Storage is reached. */
  Map<String, String> hadoop() {
    return Map.of(
        "fs.gs.storage.root.url", server.root().toString(),
        "fs.gs.auth.type", "UNAUTHENTICATED",
        "fs.gs.project.id", "tarsier-tests",
        // The default is 10, and half a minute of back-off for each that does not help.
        "fs.gs.http.max.retry", "2");
  }

  /**
   * Images for a case, and its script of faults. The first is so large that its shard goes up as it
   * grows; those of the others are held in memory.
   */
  FaultScript prepare(String id) throws IOException {
    FaultScript script = prepare(id, IMAGES);
    paint(image(id, 0), 0, 560, 256);
    return script;
  }

  /** The same, and what goes wrong does so with this file of the run. */
  FaultScript prepareFile(String id, String name) throws IOException {
    prepare(id);
    FaultScript script = new FaultScript(id, name);
    scripts.put(id, script);
    return script;
  }

  /** The same, and what goes wrong does so with the images alone. */
  FaultScript prepareSource(String id) throws IOException {
    prepare(id);
    FaultScript script = new FaultScript(id, "/b/images/o");
    scripts.put(id, script);
    return script;
  }

  /** So many small images. */
  FaultScript prepare(String id, int images) throws IOException {
    for (int i = 0; i < images; i++) {
      paint(image(id, i), i, 40, 40);
    }
    FaultScript script = new FaultScript(id);
    scripts.put(id, script);
    script.begin(FaultRule.NEVER);
    return script;
  }

  private Path image(String id, int number) throws IOException {
    Path folder = buckets.resolve("images/" + id + "/" + (number % 2 == 0 ? "left" : "right"));
    return Files.createDirectories(folder).resolve("eye-" + number + ".png");
  }

  private static void paint(Path file, int seed, int side, int noise) throws IOException {
    BufferedImage image = new BufferedImage(side + 8 + seed, side, BufferedImage.TYPE_INT_RGB);
    SplittableRandom random = new SplittableRandom(seed);
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        image.setRGB(x, y, (x * 5 + y * 3 + random.nextInt(noise)) * 0x010201);
      }
    }
    ImageIO.write(image, "png", file.toFile());
    // Stands in the index, which is compared.
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
  }

  CompletableFuture<String> run(String id) {
    return run(id, 3);
  }

  /** The same with so many partitions. */
  CompletableFuture<String> run(String id, int partitions) {
    return runs.run(arguments(id, partitions));
  }

  static List<String> arguments(String id, int partitions) {
    return List.of(
        "--dataset", "eyes",
        "--input", "gs://images/" + id,
        "--output", "gs://shards/" + id,
        "--run-id", "run",
        "--label", "parent-directory",
        "--partitions", Integer.toString(partitions),
        // The least: more than that of a partition is not held in memory.
        "--upload-chunk", "256KiB",
        "--recipe", "{\"operations\":[{\"grayscale\":{}},{\"encode\":{}}]}");
  }

  /** The same in a process of its own; the first of them, which is to end well, comes alone. */
  BucketDriver driver(String id) throws IOException {
    return Files.exists(archive)
        ? BucketDriver.start(archive, hadoop(), arguments(id, 3))
        : BucketDriver.archiving(archive, hadoop(), arguments(id, 3));
  }

  Path folder(String id) {
    return buckets.resolve("shards/" + id + "/run");
  }

  /** Of a run of these images that nothing befalls. */
  Map<String, String> undisturbed() throws IOException {
    prepare("quiet");
    assertThat(run("quiet").join()).isEmpty();
    return fingerprint("quiet");
  }

  /** What must be equal to an undisturbed run. */
  Map<String, String> fingerprint(String id) throws IOException {
    Map<String, String> fingerprint = new TreeMap<>();
    for (String name : files(id)) {
      if (name.startsWith("shards/")) {
        fingerprint.put(name, crc(folder(id).resolve(name)));
      } else if (name.startsWith("index/")) {
        fingerprint.put(name, String.join("", IndexRows.of(folder(id).resolve(name))));
      }
    }
    return fingerprint;
  }

  /** Whether the folder holds what only a run that is going on should have. */
  boolean hasMarks(String id) throws IOException {
    return files(id).stream()
        .anyMatch(name -> name.startsWith("_progress/") || name.startsWith("_attempts/"));
  }

  /** Looks again when a file goes meanwhile: tasks of a driver that has failed tidy up after it. */
  private Set<String> files(String id) throws IOException {
    for (int look = 1; ; look++) {
      try {
        return filesNow(id);
      } catch (NoSuchFileException | UncheckedIOException e) {
        if (look == MOST_LOOKS) {
          throw e;
        }
      }
    }
  }

  private Set<String> filesNow(String id) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> walk = Files.walk(folder(id))) {
      walk.filter(Files::isRegularFile)
          .forEach(file -> names.add(folder(id).relativize(file).toString()));
    }
    return names;
  }

  private static String crc(Path file) throws IOException {
    CRC32C crc = new CRC32C();
    crc.update(Files.readAllBytes(file));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  /** All files that the manifest names are what it says, all images are in, and nothing is over. */
  void assertWhole(String id) throws IOException {
    Manifest manifest =
        ManifestParser.parse(Files.readString(folder(id).resolve("_MANIFEST.json")));
    List<String> expected =
        new ArrayList<>(List.of("_MANIFEST.json", "_SUCCESS", "report.html", "report.json"));
    for (FileRecord shard : manifest.shards()) {
      expected.add("shards/" + shard.name());
      assertThat(crc(folder(id).resolve("shards").resolve(shard.name()))).isEqualTo(shard.crc32c());
    }
    for (FileRecord index : manifest.indexes()) {
      expected.add("index/" + index.name());
      assertThat(crc(folder(id).resolve("index").resolve(index.name()))).isEqualTo(index.crc32c());
    }
    assertThat(files(id)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(manifest.counts().written()).isEqualTo(IMAGES);
    assertThat(manifest.counts().read()).isEqualTo(manifest.listing().files());
  }

  void forget(String id) throws IOException {
    scripts.remove(id);
    SampleFolder.delete(buckets.resolve("images/" + id));
    SampleFolder.delete(buckets.resolve("shards/" + id));
  }

  @Override
  public void close() {
    runs.close();
    server.close();
  }
}
