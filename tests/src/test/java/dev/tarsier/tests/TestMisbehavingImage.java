package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.RejectedImage;
import dev.tarsier.job.report.RunReport;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One image on which native code crashes or hangs must not sink the run forever. The operation that
 * does it comes from a jar of its own, as users add theirs.
 */
class TestMisbehavingImage {
  private static final int BAD_WIDTH = 77;

  @TempDir private Path folder;
  private Path source;
  private Path plugin;

  @BeforeEach
  void images() throws Exception {
    source = Files.createDirectory(folder.resolve("source"));
    plugin = PluginJar.write(folder.resolve("plugin.jar"));
    for (int i = 0; i < 12; i++) {
      int width = i == 7 ? BAD_WIDTH : 60;
      BufferedImage image = new BufferedImage(width, 50, BufferedImage.TYPE_3BYTE_BGR);
      image.setRGB(i, i, 0xffffff);
      ImageIO.write(image, "png", source.resolve("image-" + i + ".png").toFile());
    }
  }

  @Test
  void anImageThatCrashesTheProcessIsRejectedAtTheFourthStart() throws Exception {
    // The first death has no name; two more on the same image condemn it.
    int segmentationFault = 128 + 6;
    assertRejectedAfterThreeDeaths("crash", segmentationFault, RejectReason.CRASHED);
  }

  @Test
  void anImageThatHangsIsRejectedAtTheThirdStart() throws Exception {
    int watchdog = 75;
    List<Integer> codes = startUntilDone("hang");
    assertThat(codes).containsExactly(watchdog, watchdog, 0);
    assertRejected("hang", RejectReason.TIMED_OUT);
  }

  private void assertRejectedAfterThreeDeaths(String way, int code, RejectReason reason)
      throws Exception {
    assertThat(startUntilDone(way)).containsExactly(code, code, code, 0);
    assertRejected(way, reason);
  }

  private RunReport report;

  private List<Integer> startUntilDone(String way) throws Exception {
    List<Integer> codes = new ArrayList<>();
    while (codes.size() < 5 && !codes.contains(0)) {
      try (JobProcess job =
          new JobProcess.Launch()
              .jvm("-XX:ErrorFile=" + folder.resolve("hs_err_%p.log"))
              .conf("spark.jars", plugin.toString())
              .start(Checkout.target().resolve("misbehaving-image.log"), arguments(way))) {
        codes.add(job.exitCode());
        job.events().stream()
            .filter(ProgressEvent.Finished.class::isInstance)
            .forEach(event -> report = ((ProgressEvent.Finished) event).report());
      }
    }
    return codes;
  }

  private void assertRejected(String way, RejectReason reason) {
    assertThat(report.rejected())
        .containsExactly(
            new RejectedImage(
                "image-7.png", reason, "the process ended on it twice; it is not tried again"));
    assertThat(report.images().written()).isEqualTo(11);
    assertThat(folder.resolve(way + "/_SUCCESS")).exists();
  }

  private List<String> arguments(String way) {
    // Of two partitions side by side, each start dies while the same good image is at work in the
    // other: it must not be blamed.
    String recipe =
        "{\"operations\":[{\"misbehave\":{\"way\":\"%s\",\"width\":%d,\"pause-millis\":400}}]}"
            .formatted(way, BAD_WIDTH);
    return SampleFolder.arguments(
        source, folder, way, "--partitions", "2", "--recipe", recipe, "--image-timeout", "2s");
  }
}
