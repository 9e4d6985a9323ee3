package dev.tarsier.job.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestRequestArguments {
  private static final List<String> REQUIRED =
      List.of("--dataset", "eyes", "--input", "gs://in/a", "--output", "gs://out");

  private static final JobRequest FULL =
      new JobRequest(
          "eyes",
          "first",
          new SourceRequest(
              new Location("gs://in/a"),
              "gs://in/list.csv",
              List.of("**/*.{jpg,png}", "x, y.jpg"),
              Set.of(ImageFormat.TIFF, ImageFormat.JPEG),
              new LabelRule.Table("gs://in/labels.csv", "image", "level"),
              new Selection(true, Dedupe.EXACT)),
          "{\"name\": \"retina\"}",
          new OutputRequest(
              new Location("gs://out"),
              OutputFormat.TFRECORD,
              ByteSize.ofMebibytes(64),
              8,
              new Layout(Layout.Compression.GZIP, 7, false)),
          new Limits(1000, 0.25, Duration.ofSeconds(30)),
          new Transfer(ByteSize.ofMebibytes(16), 4, ByteSize.ofMebibytes(1)),
          new Tracking("https://mlflow.example.org", "eyes"));

  @Test
  void anyRequestIsReadBack() {
    RandomRequests requests = new RandomRequests(20_261_120);
    for (int i = 0; i < 5_000; i++) {
      JobRequest request = requests.next();

      JobRequest readBack = RequestArguments.parse(RequestArguments.format(request));

      assertThat(readBack).isEqualTo(request);
      assertThat(readBack.hash()).isEqualTo(request.hash());
    }
  }

  @Test
  void flagsInTheirOrder() {
    assertThat(RequestArguments.format(FULL))
        .containsExactly(
            "--dataset", "eyes",
            "--run-id", "first",
            "--input", "gs://in/a",
            "--inventory", "gs://in/list.csv",
            "--include", "**/*.{jpg,png}",
            "--include", "x, y.jpg",
            "--source-formats", "jpeg,tiff",
            "--label", "csv",
            "--label-csv", "gs://in/labels.csv",
            "--label-key", "image",
            "--label-value", "level",
            "--incremental", "true",
            "--dedupe", "exact",
            "--recipe", "{\"name\": \"retina\"}",
            "--output", "gs://out",
            "--output-format", "tfrecord",
            "--shard-size", "64MiB",
            "--partitions", "8",
            "--compression", "gzip",
            "--shuffle", "7",
            "--max-pixels", "1000",
            "--max-rejected", "0.25",
            "--image-timeout", "30s",
            "--read-ahead", "16MiB",
            "--read-threads", "4",
            "--upload-chunk", "1MiB",
            "--mlflow", "https://mlflow.example.org",
            "--experiment", "eyes");
  }

  @Test
  void whatIsNotSaid() {
    JobRequest request = RequestArguments.parse(REQUIRED);

    assertThat(request)
        .isEqualTo(
            new JobRequest(
                    "eyes",
                    "unnamed",
                    new SourceRequest(
                        new Location("gs://in/a"),
                        "",
                        SourceRequest.DEFAULT_INCLUDE,
                        SourceRequest.DEFAULT_FORMATS,
                        new LabelRule.None(),
                        Selection.ALL),
                    "retina",
                    new OutputRequest(
                        new Location("gs://out"),
                        OutputFormat.TAR,
                        OutputRequest.DEFAULT_SHARD_SIZE,
                        16,
                        Layout.DEFAULT),
                    Limits.DEFAULT,
                    Transfer.DEFAULT,
                    Tracking.NONE)
                .withOwnRunId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--dataset", "--input", "--output"})
  void missing(String flag) {
    List<String> arguments = new ArrayList<>(REQUIRED);
    int at = arguments.indexOf(flag);
    arguments.subList(at, at + 2).clear();

    assertRefused(arguments, "Missing argument: " + flag);
  }

  @Test
  void missingLabelColumn() {
    assertRefused(with("--label", "csv", "--label-csv", "gs://l"), "Missing argument: --label-key");
  }

  @ParameterizedTest
  @CsvSource({
    "--shards, 4, Unsupported argument: --shards",
    "--label-csv, gs://l, Unsupported argument: --label-csv",
    "--dataset, nose, Invalid --dataset: given 2 times",
    "-v, 1, 'Invalid argument: -v (arguments come in pairs, as in --dataset NAME)'",
    "--label, folder, 'Invalid --label: folder (use none, parent-directory or csv)'",
    "--source-formats, 'jpeg,gif',"
        + " 'Unsupported image format: gif (use jpeg, png, webp, tiff or bmp)'",
    "--output-format, zip, 'Invalid --output-format: Invalid output format: zip (use tar, tfrecord"
        + " or parquet)'",
    "--compression, gzip, 'Unsupported compression: gzip (of tfrecord alone; images are compressed"
        + " already, and so is parquet)'",
    "--compression, zstd, 'Invalid --compression: Invalid compression: zstd (use none or gzip)'",
    "--csv, true, 'Unsupported csv: true (of parquet alone; images do not go into a table)'",
    "--csv, yes, 'Invalid --csv: yes (must be true or false)'",
    "--shuffle, -2, 'Invalid shuffle seed: -2 (must be a whole number from 0)'",
    "--mlflow, ftp://x, 'Invalid MLflow URI: ftp://x (of a server, as in"
        + " https://mlflow.example.org)'",
    "--mlflow, http://x, 'Missing MLflow experiment (name one, as the data set''s)'",
    "--experiment, x, Missing MLflow URI of experiment x",
    "--shard-size, 256, 'Invalid --shard-size: Missing unit in size: 256"
        + " (write 256MiB, for example)'",
    "--partitions, many, Invalid --partitions: many (not a number)",
    "--partitions, 0, 'Invalid partitions: 0 (must be 1 to 100000)'",
    "--max-pixels, 1e6, Invalid --max-pixels: 1e6 (not a number)",
    "--max-rejected, 5%, Invalid --max-rejected: 5% (not a number)",
    "--max-rejected, NaN, 'Invalid rejected share: NaN (must be 0 to 1)'",
    "--image-timeout, 2m, 'Invalid --image-timeout: Invalid duration: 2m (as in 120s)'",
    "--read-threads, '', Invalid --read-threads:  (not a number)"
  })
  void wrong(String flag, String value, String message) {
    assertRefused(with(flag, value), message);
  }

  @Test
  void wrongInput() {
    assertRefused(
        List.of("--dataset", "eyes", "--input", "in", "--output", "gs://out"),
        "Invalid --input: Invalid location: in"
            + " (write a URI such as gs://bucket/folder or file:/folder)");
  }

  @Test
  void flagWithoutValue() {
    assertRefused(with("--recipe"), "Missing value of --recipe");
  }

  private static List<String> with(String... more) {
    List<String> arguments = new ArrayList<>(REQUIRED);
    arguments.addAll(List.of(more));
    return arguments;
  }

  private static void assertRefused(List<String> arguments, String message) {
    assertThatThrownBy(() -> RequestArguments.parse(arguments))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
