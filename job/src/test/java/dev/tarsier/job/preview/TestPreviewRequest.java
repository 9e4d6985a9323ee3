package dev.tarsier.job.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.request.Limits;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestPreviewRequest {
  private static final String LEAST = "--input gs://bucket/a --recipe retina --page /p/a.html";

  private static PreviewRequest parse(String arguments) {
    return PreviewRequest.parse(List.of(arguments.split(" ", -1)));
  }

  @Test
  void threeImagesOfTheSource() {
    PreviewRequest request = parse(LEAST);

    assertThat(request.images()).isEmpty();
    assertThat(request.choice()).isEqualTo(new PreviewRequest.Choice(3, 0, 1_000_000, ""));
    assertThat(request.pixels()).isEqualTo(Limits.DEFAULT.pixels());
    assertThat(request.look())
        .isEqualTo(new PreviewRequest.Look(Path.of("/p/a.html"), 1024, false));
  }

  @Test
  void everythingGiven() {
    PreviewRequest request =
        parse(
            LEAST
                + " --image a.jpg --image b/*.png --sample 5 --seed 9 --list-limit 7 --buckets /b"
                + " --title eyes --max-pixels 1000 --size 300 --watch true");

    assertThat(request)
        .isEqualTo(
            new PreviewRequest(
                "eyes",
                request.source(),
                "retina",
                List.of("a.jpg", "b/*.png"),
                new PreviewRequest.Choice(5, 9, 7, "/b"),
                1000,
                new PreviewRequest.Look(Path.of("/p/a.html"), 300, true)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--sample 0 | Invalid --sample: 0 (must be 1 to 24)",
        "--sample 25 | Invalid --sample: 25 (must be 1 to 24)",
        "--size 63 | Invalid --size: 63 (must be 64 to 8192 pixels)",
        "--size big | Invalid --size: big (not a number)",
        "--list-limit 0 | Invalid --list-limit: 0 (must be at least 1)",
        "--include [a | Invalid glob: [a (Missing ']')",
        "--fast x | Unsupported argument: --fast"
      })
  void refused(String more, String message) {
    assertThatThrownBy(() -> parse(LEAST + " " + more))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void moreThanAPageHolds() {
    assertThatThrownBy(() -> parse(LEAST + " --image a.jpg".repeat(25)))
        .hasMessage("Invalid --image: given 25 times (at most 24)");
  }
}
