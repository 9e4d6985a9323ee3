package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import dev.tarsier.job.report.VerifyReportParser;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source with an equal copy and one that only looks the same, as users run it. */
class TestAlikeImages {
  @TempDir private Path folder;

  private RunReport run(String dedupe) throws Exception {
    Files.writeString(
        folder.resolve(dedupe + ".yaml"),
        """
        dataset: eyes
        source: {uri: images, dedupe: %s}
        output: {uri: out}
        limits: {rejected: 100%%}
        """
            .formatted(dedupe));
    ToolRun made = ToolRun.of(folder, "instantiate", dedupe + ".yaml", "--local", "--json");
    RunReport report = RunReportParser.parse(made.output());
    assertThat(made.err()).contains(report.images().skipped() + " image");
    assertThat(
            VerifyReportParser.parse(
                    ToolRun.of(folder, "verify", dedupe + ".yaml", "--json").output())
                .problems())
        .isEmpty();
    return report;
  }

  private void half(Path image, Path copy) throws Exception {
    BufferedImage whole = ImageIO.read(image.toFile());
    BufferedImage half =
        new BufferedImage(whole.getWidth() / 2, whole.getHeight() / 2, whole.getType());
    Graphics2D graphics = half.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(whole, 0, 0, half.getWidth(), half.getHeight(), null);
    graphics.dispose();
    assertThat(ImageIO.write(half, "png", copy.toFile())).isTrue();
  }

  @Test
  void oneOfThemIsTaken() throws Exception {
    Path images = Files.createDirectory(folder.resolve("images"));
    Path samples = SampleFolder.of(6);
    Path first = samples.resolve("left/eye-0002.jpg");
    Files.copy(first, images.resolve("a.jpg"));
    Files.copy(samples.resolve("left/eye-0004.jpg"), images.resolve("b.jpg"));
    Files.copy(first, images.resolve("equal.jpg"));
    half(first, images.resolve("half.png"));

    RunReport exact = run("exact");
    RunReport perceptual = run("perceptual");

    assertThat(exact.images().written()).isEqualTo(3);
    assertThat(exact.images().skipped()).isEqualTo(1);
    assertThat(perceptual.images().written()).isEqualTo(2);
    assertThat(perceptual.images().skipped()).isEqualTo(2);
    assertThat(folder.resolve("out").resolve(perceptual.runId()).resolve("duplicates.csv"))
        .content()
        .startsWith("path,label,like,label_of_like,bits\nequal.jpg,,a.jpg,,0\nhalf.png,,a.jpg,,");
  }
}
