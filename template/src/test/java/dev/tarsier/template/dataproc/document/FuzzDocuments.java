package dev.tarsier.template.dataproc.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of file that {@code validate} takes: its problems can be listed and printed. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Jazzer's natives are tried on Linux only")
class FuzzDocuments {
  static List<String> seeds() throws IOException, URISyntaxException {
    List<String> texts = new ArrayList<>();
    for (String folder : List.of("/dataproc-sound", "/dataproc", "/sound", "/spec")) {
      for (Path file : Documents.in(folder)) {
        texts.add(Files.readString(file));
      }
    }
    return texts;
  }

  @MethodSource("seeds")
  @FuzzTest
  void document(String text) {
    if (text != null) {
      assertThat(Documents.printed(Documents.check("any.yaml", text))).isNotNull();
    }
  }
}
