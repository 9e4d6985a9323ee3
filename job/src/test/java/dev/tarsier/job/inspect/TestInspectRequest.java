package dev.tarsier.job.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.request.ImageFormat;
import dev.tarsier.job.request.LabelRule;
import dev.tarsier.job.request.SourceRequest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestInspectRequest {
  private static InspectRequest parse(String arguments) {
    return InspectRequest.parse(List.of(arguments.split(" ", -1)));
  }

  @Test
  void everyFormatAndFoldersForLabels() {
    InspectRequest request = parse("--input gs://bucket/a");

    assertThat(request.source().formats()).containsExactlyInAnyOrder(ImageFormat.values());
    assertThat(request.source().label()).isEqualTo(new LabelRule.ParentDirectory());
    assertThat(request.source().include()).isEqualTo(SourceRequest.DEFAULT_INCLUDE);
    assertThat(request.sample()).isEqualTo(200);
    assertThat(request.listLimit()).isEqualTo(1_000_000);
    assertThat(request.buckets()).isEmpty();
  }

  @Test
  void everythingGiven() {
    InspectRequest request =
        parse(
            "--input gs://bucket/a --include *.tif --include *.jpg --source-formats tiff --label"
                + " none --sample 5 --seed 9 --list-limit 7 --buckets /b");

    assertThat(request.source().formats()).isEqualTo(Set.of(ImageFormat.TIFF));
    assertThat(request.source().label()).isEqualTo(new LabelRule.None());
    assertThat(request.source().include()).containsExactly("*.tif", "*.jpg");
    assertThat(request).isEqualTo(new InspectRequest(request.source(), 5, 9, 7, "/b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--sample 5 | Missing argument: --input",
        "--input gs://b/a --sample 0 | Invalid --sample: 0 (must be 1 to 100000)",
        "--input gs://b/a --sample many | Invalid --sample: many (not a number)",
        "--input gs://b/a --list-limit 0 | Invalid --list-limit: 0 (must be at least 1)",
        "--input gs://b/a --include [a | Invalid glob: [a (Missing ']')",
        "--input gs://b/a --fast x | Unsupported argument: --fast"
      })
  void refused(String arguments, String message) {
    assertThatThrownBy(() -> parse(arguments))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
