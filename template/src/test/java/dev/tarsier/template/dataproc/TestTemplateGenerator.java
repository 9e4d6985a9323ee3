package dev.tarsier.template.dataproc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each spec of {@code generate/} beside what is generated of it, to the last blank. With {@code
 * -Dgolden.write=true} that is written to the sources instead.
 */
class TestTemplateGenerator {
  static List<String> shapes() {
    return Shapes.NAMES;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void writesExactly(String shape) throws Exception {
    Generated generated = Shapes.generated(shape);

    golden(shape + ".template.expected", TemplateText.yaml(generated));
    golden(
        shape + ".policy.expected",
        generated.policies().stream().map(TemplateText::policyYaml).findFirst().orElse(""));
  }

  private static void golden(String name, String text) throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(Path.of("src/test/resources/generate").resolve(name), text);
    } else {
      assertThat(text).isEqualTo(Shapes.text(name));
    }
  }
}
