package dev.tarsier.template.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.template.problem.ProblemsFound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSpecFile {
  @TempDir private Path folder;

  @Test
  void keepsTheNameAndDropsTheByteOrderMark() throws IOException, ProblemsFound {
    Files.writeString(folder.resolve("a.yaml"), "\ufeffdataset: é\n");

    assertThat(SpecFile.read("a.yaml", folder).file()).isEqualTo("a.yaml");
    assertThat(SpecFile.read("a.yaml", folder).text()).isEqualTo("dataset: é\n");
  }

  @Test
  void saysWhatCannotBeRead() throws IOException {
    Files.write(folder.resolve("latin.yaml"), "dataset: é".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> SpecFile.read("latin.yaml", folder))
        .isInstanceOf(ProblemsFound.class)
        .hasMessage("Invalid dataset spec: not UTF-8 (save the file as UTF-8)");
    assertThatThrownBy(() -> SpecFile.read("none.yaml", folder))
        .isInstanceOf(ProblemsFound.class)
        .hasMessage("Missing dataset spec: no such file (tarsier demo writes one to copy)");
    assertThatThrownBy(() -> SpecFile.read(".", folder))
        .isInstanceOf(ProblemsFound.class)
        .hasMessage("Invalid dataset spec: this is a folder (name the .yaml file)");
  }
}
