package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.template.emulator.StorageServer;
import dev.tarsier.template.emulator.http.Faults;
import dev.tarsier.template.emulator.storage.GeneratedObjects;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A driver lists and packs a million small objects through the connector that clusters have, in a
 * heap of 512 MiB. The objects are generated as they are asked for. {@code -Dmany.images=N} lists
 * another number.
 */
class TestManyImages {
  private static final int IMAGES = Integer.getInteger("many.images", 1_000_000);
  private static final String HEAP = "-Xmx512m";
  private static final int FOLDERS = 50;
  private static final int PARTITIONS = 240;

  @TempDir private Path folder;
  private byte[] image;

  @BeforeEach
  void paint() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB), "jpg", out);
    image = out.toByteArray();
  }

  private StorageServer serve() throws IOException {
    Files.createDirectories(folder.resolve("buckets/many"));
    GeneratedObjects objects =
        new GeneratedObjects("many", IMAGES, (IMAGES + FOLDERS - 1) / FOLDERS, 6, image);
    return StorageServer.start(
        folder.resolve("buckets"), Clock.systemUTC(), Faults.NEVER, objects.routes());
  }

  @Test
  void aMillionIsListedAndPackedInHalfAGibibyte() throws Exception {
    try (StorageServer server = serve()) {
      String[] plan = plan(server.root());

      assertThat(plan[0]).as("images in partitions").isEqualTo(Integer.toString(IMAGES));
      assertThat(plan[1]).as("bytes").isEqualTo(Long.toString((long) IMAGES * image.length));
      assertThat(plan[3]).isEqualTo(Integer.toString(PARTITIONS));
      assertThat(Integer.parseInt(plan[5]) - Integer.parseInt(plan[4]))
          .as("of equal files the partitions are equal, but for one")
          .isBetween(0, 1);
      assertThat(plan[6]).as("labels").isEqualTo(Integer.toString(FOLDERS));
    }
  }

  private String[] plan(URI root) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(JobProcess.java(), HEAP));
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().trim().split(" ")));
    command.add("-cp");
    command.add(
        String.join(
            File.pathSeparator,
            Checkout.jobJar().toString(),
            Checkout.home().resolve("job/target/test-classes").toString(),
            Checkout.sparkHome().resolve("jars") + "/*",
            Checkout.sparkHome().resolve("connectors") + "/*"));
    command.addAll(
        List.of(
            "dev.tarsier.job.pipeline.PlanWorker",
            "fs.gs.storage.root.url=" + root,
            "fs.gs.auth.type=UNAUTHENTICATED",
            "fs.gs.project.id=tarsier-tests",
            "--"));
    command.addAll(
        List.of(
            "--dataset", "many",
            "--input", "gs://many",
            "--output", "gs://shards/many",
            "--label", "parent-directory",
            "--partitions", Integer.toString(PARTITIONS)));
    Path log = Checkout.target().resolve("many-images.log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    JobProcess.environment(builder.environment());
    Process process = builder.start();
    try {
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as("see " + log).isZero();
      return answer.trim().split(" ");
    } finally {
      process.destroyForcibly();
    }
  }
}
