package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small images and images of 10 megapixels in a heap of 1 GiB or less: what the process holds
 * levels off. Two equal halves run one after the other; the second must not need more than the
 * first.
 */
class TestNativeMemory {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final long MEBIBYTE = 1 << 10;
  private static final int PARTITIONS = 40;
  private static final int ENOUGH_TO_LEVEL_OFF = 10;

  @TempDir private Path folder;

  @BeforeEach
  void linux() {
    Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "skipped: no /proc here");
  }

  @Test
  void twentyThousandSmallAndAHundredLarge() throws Exception {
    assertThat(run("1g", source(10_000, 50)).levelsOff()).isTrue();
  }

  static Stream<Arguments> recipes() throws IOException {
    Path model = PoolingModel.write(Checkout.target().resolve("memory.onnx"));
    String features = "{\"name\": \"features\", \"model\": \"file:" + model + "\"}";
    return Stream.of(
        arguments(List.of("--recipe", "tfrecord", "--output-format", "tfrecord"), 2_000, 20),
        arguments(List.of("--recipe", features, "--output-format", "parquet"), 4_000, 40),
        arguments(List.of("--recipe", "faces-blur"), 200, 4),
        arguments(List.of("--dedupe", "perceptual"), 1_000, 12));
  }

  /** The recipe named retina is the one above; classify is features with other rows. */
  @ParameterizedTest
  @MethodSource("recipes")
  void everyOtherRecipe(List<String> request, int small, int large) throws Exception {
    Halves halves = run("768m", source(small, large), request.toArray(String[]::new));

    // A handful of images tells the most that is held, not whether it grows: whether two large
    // ones meet is chance then.
    assertThat(large < ENOUGH_TO_LEVEL_OFF || halves.levelsOff()).as(halves.toString()).isTrue();
  }

  /** The most that was resident, KiB, in the first and in the second half of a run. */
  private record Halves(long first, long second) {
    boolean levelsOff() {
      return second < first + first / 10;
    }
  }

  private Halves run(String heap, Path source, String... request) throws Exception {
    List<String> more = new ArrayList<>(List.of("--partitions", Integer.toString(PARTITIONS)));
    more.addAll(List.of(request));
    long first = 0;
    long second = 0;
    try (JobProcess job =
        new JobProcess.Launch()
            .heap(heap)
            // The heap stands from the start, so that all growth is native.
            .jvm("-Xms" + heap, "-XX:+AlwaysPreTouch")
            .start(
                Checkout.target().resolve("native-memory.log"),
                SampleFolder.arguments(source, folder, "run", more.toArray(String[]::new)))) {
      Path status = Path.of("/proc/" + job.pid() + "/status");
      boolean late = false;
      while (job.isAlive()) {
        // Once late, always late: the records go away when the run is whole.
        late |= SampleFolder.finishedPartitions(folder.resolve("run")) >= PARTITIONS / 2;
        long resident = residentKib(status);
        first = late ? first : Math.max(first, resident);
        second = late ? Math.max(second, resident) : second;
        TimeUnit.MILLISECONDS.sleep(100);
      }
      assertThat(job.exitCode()).isZero();
    }
    System.out.println(
        "Resident MiB, halves: " + first / MEBIBYTE + ", " + second / MEBIBYTE + " of " + more);
    assertThat(Math.max(first, second)).isLessThan(2048 * MEBIBYTE);
    return new Halves(first, second);
  }

  /** 0 when the process has ended between the question and the answer. */
  private static long residentKib(Path status) {
    try {
      Matcher matcher = RESIDENT.matcher(Files.readString(status));
      return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** a and c hold so many small images each, b and d so many large ones each, as links. */
  private Path source(int small, int large) throws IOException {
    Path source = folder.resolve("source");
    List<Path> smallOnes = images("small", 20, 64, 64);
    List<Path> largeOnes = images("large", 4, 3652, 2740);
    for (String half : List.of("a-b", "c-d")) {
      link(source.resolve(half.substring(0, 1)), smallOnes, small);
      link(source.resolve(half.substring(2)), largeOnes, large);
    }
    return source;
  }

  private List<Path> images(String name, int number, int width, int height) throws IOException {
    Path originals = Files.createDirectories(folder.resolve(name));
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Path file = originals.resolve(i + ".jpg");
      ImageIO.write(picture(i, width, height), "jpg", file.toFile());
      files.add(file);
    }
    return files;
  }

  private static BufferedImage picture(int seed, int width, int height) {
    SplittableRandom random = new SplittableRandom(seed);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < 200; i++) {
      graphics.setColor(new Color(random.nextInt(0x1000000)));
      graphics.drawLine(
          random.nextInt(width),
          random.nextInt(height),
          random.nextInt(width),
          random.nextInt(height));
    }
    graphics.dispose();
    return image;
  }

  private static void link(Path folder, List<Path> originals, int number) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < number; i++) {
      Files.createSymbolicLink(folder.resolve(i + ".jpg"), originals.get(i % originals.size()));
    }
  }
}
