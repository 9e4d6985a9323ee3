package dev.tarsier.template.dataproc.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sources that come with Tarsier, and shapes that Google's samples have. */
class TestWorkflowSources {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "../workflows/image-pipeline.workflows.yaml",
        "../workflows/backfill.workflows.yaml",
        "src/test/resources/workflow/samples.workflows.yaml"
      })
  void nothingIsFoundInASoundSource(String file) throws IOException {
    assertThat(Documents.printed(Documents.check(Path.of(file)))).isEmpty();
  }
}
