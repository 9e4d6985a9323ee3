package dev.tarsier.template.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.request.SourceRequest;
import dev.tarsier.template.plan.SourceSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSourceFolder {
  @TempDir private Path folder;

  @Test
  void countsWhatTheJobWillSee() throws IOException {
    write("a.JPG", 1);
    write("left/b.png", 10);
    write("left/deep/c.webp", 100);
    write("notes.txt", 1000);
    write(".hidden.jpg", 1000);
    write(".git/d.jpg", 1000);
    write("_staging/e.jpg", 1000);
    write("_f.jpg", 5);

    assertThat(SourceFolder.measure(folder, SourceRequest.DEFAULT_INCLUDE))
        .isEqualTo(new SourceSize.Measured(4, 116));
  }

  @Test
  void theRootMayHaveAnyName() throws IOException {
    write("_images/a.jpg", 7);

    assertThat(SourceFolder.measure(folder.resolve("_images"), SourceRequest.DEFAULT_INCLUDE))
        .isEqualTo(new SourceSize.Measured(1, 7));
  }

  @Test
  void globsTakeTheRelativePath() throws IOException {
    write("left/a.jpg", 1);
    write("right/b.jpg", 10);

    assertThat(SourceFolder.measure(folder, List.of("left/*.jpg")))
        .isEqualTo(new SourceSize.Measured(1, 1));
    assertThat(SourceFolder.measure(folder, List.of("*.jpg")))
        .isEqualTo(new SourceSize.Measured(0, 0));
  }

  private void write(String name, int bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[bytes]);
  }
}
