package dev.tarsier.template.dataproc.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates, policies and recipes as people write them, in which nothing may be found. */
class TestSoundDocuments {
  static List<Path> sound() throws IOException, URISyntaxException {
    return Documents.in("/dataproc-sound");
  }

  @ParameterizedTest
  @MethodSource("sound")
  void nothingIsFound(Path file) throws IOException {
    CheckedFile checked = Documents.check(file);

    assertThat(Documents.printed(checked)).isEmpty();
    String name = file.getFileName().toString();
    DocumentKind kind =
        name.startsWith("policy")
            ? DocumentKind.POLICY
            : name.startsWith("recipe") ? DocumentKind.RECIPE : DocumentKind.TEMPLATE;
    assertThat(checked.kind()).isEqualTo(kind);
  }
}
