package dev.tarsier.template.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.template.problem.ProblemsFound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestYamlFile {
  @TempDir private Path folder;

  @Test
  void keepsTheNameAndDropsTheByteOrderMark() throws IOException, ProblemsFound {
    Files.writeString(folder.resolve("a.yaml"), "\ufeffdataset: é\n");

    assertThat(YamlFile.read("a.yaml", folder).file()).isEqualTo("a.yaml");
    assertThat(YamlFile.read("a.yaml", folder).text()).isEqualTo("dataset: é\n");
  }

  @Test
  void saysWhatCannotBeRead() throws IOException {
    Files.write(folder.resolve("latin.yaml"), "dataset: é".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> YamlFile.read("latin.yaml", folder))
        .isInstanceOf(ProblemsFound.class)
        .hasMessage("Invalid file: not UTF-8 (save the file as UTF-8)");
    assertThatThrownBy(() -> YamlFile.read("none.yaml", folder))
        .isInstanceOf(ProblemsFound.class)
        .hasMessage(
            "Missing file: no such file (check the name; tarsier demo writes a dataset spec to copy)");
    assertThatThrownBy(() -> YamlFile.read("-", folder))
        .isInstanceOf(ProblemsFound.class)
        .hasMessage("Unsupported file: - (name standard input as /dev/stdin)");
    assertThatThrownBy(() -> YamlFile.read(".", folder))
        .isInstanceOf(ProblemsFound.class)
        .hasMessage("Invalid file: this is a folder (name the .yaml file)");
  }
}
