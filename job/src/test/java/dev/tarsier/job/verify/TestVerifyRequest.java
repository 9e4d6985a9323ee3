package dev.tarsier.job.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.request.Location;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestVerifyRequest {
  @Test
  void outputAndRunIdAreEnough() {
    VerifyRequest request =
        VerifyRequest.parse(List.of("--output", "gs://bucket/out", "--run-id", "r1"));

    assertThat(request)
        .isEqualTo(
            new VerifyRequest(
                new Location("gs://bucket/out"),
                "r1",
                "",
                false,
                Decode.SAMPLE,
                20,
                new VerifyRequest.Sheet("", 48)));
    assertThat(request.runFolder()).isEqualTo(new Location("gs://bucket/out/r1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--run-id r | Missing argument: --output",
        "--output gs://b/o | Missing argument: --run-id",
        "--output o --run-id r | Invalid --output: Invalid location: o (write a URI such as"
            + " gs://bucket/folder or file:/folder)",
        "--output gs://b/o --run-id a/b | Invalid run id: a/b (1 to 63 of letters, digits, - and"
            + " _, no - or _ first)",
        "--output gs://b/o --run-id r --max-problems 0 | Invalid --max-problems: 0 (must be 1 to"
            + " 1000)",
        "--output gs://b/o --run-id r --decode some | Invalid --decode: some (use all, sample or"
            + " none)",
        "--output gs://b/o --run-id r --samples 0 | Invalid --samples: 0 (must be 1 to 500)",
        "--output gs://b/o --run-id r --sheet page.html | Invalid --sheet: Invalid location:"
            + " page.html (write a URI such as gs://bucket/folder or file:/folder)",
        "--output gs://b/o --run-id r --fast x | Unsupported argument: --fast"
      })
  void refused(String arguments, String message) {
    assertThatThrownBy(() -> VerifyRequest.parse(List.of(arguments.split(" ", -1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
