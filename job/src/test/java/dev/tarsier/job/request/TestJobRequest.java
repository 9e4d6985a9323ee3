package dev.tarsier.job.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestJobRequest {
  private static final List<String> ARGUMENTS =
      List.of("--dataset", "eyes", "--input", "gs://in/a", "--output", "gs://out");

  @ParameterizedTest
  @CsvSource({
    "--inventory, gs://in/list",
    "--include, **/*.png",
    "--source-formats, 'png,jpeg'",
    "--label, parent-directory",
    "--recipe, '{\"name\": \"retina\"}'",
    "--shard-size, 128MiB",
    "--partitions, 17",
    "--max-pixels, 99"
  })
  void hashFollowsWhatDecidesTheOutput(String flag, String value) {
    assertThat(request(flag, value).hash()).isNotEqualTo(request().hash());
  }

  @Test
  void hashFollowsDatasetSourceAndLabelTable() {
    assertThat(
            List.of(
                request().hash(),
                parse("--dataset", "eyes2", "--input", "gs://in/a", "--output", "gs://out").hash(),
                parse("--dataset", "eyes", "--input", "gs://in/b", "--output", "gs://out").hash(),
                labelled("gs://l", "k", "v").hash(),
                labelled("gs://m", "k", "v").hash(),
                labelled("gs://l", "K", "v").hash(),
                labelled("gs://l", "k", "V").hash()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "--run-id, other",
    "--max-rejected, 0.5",
    "--image-timeout, 7s",
    "--read-ahead, 1MiB",
    "--read-threads, 3",
    "--upload-chunk, 256KiB"
  })
  void hashIgnoresWhatDecidesNothing(String flag, String value) {
    assertThat(request(flag, value).hash()).isEqualTo(request().hash());
  }

  @Test
  void hashIgnoresTheOutputRoot() {
    assertThat(parse("--dataset", "eyes", "--input", "gs://in/a", "--output", "file:/other").hash())
        .isEqualTo(request().hash());
  }

  @Test
  void hashIgnoresSpellingOfThePlaceAndOrderOfFormats() {
    JobRequest other =
        parse(
            "--source-formats",
            "webp,jpeg,png",
            "--input",
            "gs://in//a/",
            "--output",
            "gs://out",
            "--dataset",
            "eyes");

    assertThat(other.hash()).isEqualTo(request().hash());
  }

  @Test
  void hashOfAKnownRequestStays() {
    assertThat(request().hash())
        .as("a change of it orphans every run folder that can still be resumed")
        .isEqualTo("b6d4884824b2321e4312dc4664d3615cc470c7559e807a36d7c04815ab66ceee");
  }

  @Test
  void ownRunId() {
    assertThat(request().runId()).isEqualTo(request().hash().substring(0, 12));
    assertThat(request("--run-id", "mine").withOwnRunId()).isEqualTo(request());
    assertThat(request().withRunId("mine")).isEqualTo(request("--run-id", "mine"));
  }

  @Test
  void runFolder() {
    assertThat(request("--run-id", "mine").runFolder()).hasToString("gs://out/mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "Eyes", "1eyes", "eyes_2", "a234567890123456789012345x"})
  void badDataset(String dataset) {
    assertThatThrownBy(
            () -> parse("--dataset", dataset, "--input", "gs://in/a", "--output", "gs://out"))
        .hasMessage(
            "Invalid dataset: "
                + dataset
                + " (3 to 25 of a-z, 0-9 and -, the first a letter, as in eyepacs-2015)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_x", "-x", "a/b", "..", "a b", "a.b"})
  void badRunId(String runId) {
    assertThatThrownBy(() -> request("--run-id", runId))
        .hasMessage(
            "Invalid run id: " + runId + " (1 to 63 of letters, digits, - and _, no - or _ first)");
  }

  @Test
  void runIdTooLong() {
    String longest = "x".repeat(63);

    assertThat(request("--run-id", longest).runId()).isEqualTo(longest);
    assertThatThrownBy(() -> request("--run-id", longest + "x"))
        .hasMessage(
            "Invalid run id: "
                + longest
                + "x (1 to 63 of letters, digits, - and _, no - or _ first)");
  }

  @Test
  void noRecipe() {
    assertThatThrownBy(() -> request("--recipe", " "))
        .hasMessage("Missing recipe (name one, as in retina)");
  }

  private static JobRequest labelled(String csv, String key, String value) {
    return request(
        "--label", "csv", "--label-csv", csv, "--label-key", key, "--label-value", value);
  }

  private static JobRequest request(String... more) {
    List<String> arguments = new ArrayList<>(ARGUMENTS);
    arguments.addAll(List.of(more));
    return RequestArguments.parse(arguments);
  }

  private static JobRequest parse(String... arguments) {
    return RequestArguments.parse(List.of(arguments));
  }
}
