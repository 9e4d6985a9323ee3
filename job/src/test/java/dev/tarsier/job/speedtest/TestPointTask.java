package dev.tarsier.job.speedtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.pipeline.PipelineTest;
import dev.tarsier.job.pipeline.ProgressCounters;
import dev.tarsier.job.pipeline.TestImages;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.SpeedPoint;
import dev.tarsier.job.report.SpeedPoint.State;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Test;

/** Points whose files changed or went after the sample was chosen. */
class TestPointTask extends PipelineTest {
  private PointTask task() {
    FileRecord none = new FileRecord("none", 0, 0, "00000000");
    Part part =
        new Part(
            List.of(new SourceFile("a.jpg", 20, 0), new SourceFile("b.jpg", 20, 0)), none, none);
    Location root = new Location("file:" + run.source());
    return new PointTask(
        new PreparedSample(2, root, root, List.of(part)),
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration())),
        new ProgressCounters(spark));
  }

  private static GridPoint point(SpeedFormat format, boolean decode) {
    return new GridPoint(format, decode, 2, 1, 1, 1, 0);
  }

  @Test
  void aFileThatIsGoneFailsThePointAndIsNamed() {
    SpeedPoint point = task().measure(point(SpeedFormat.RAW, false));

    assertThat(point.state()).isEqualTo(State.FAILED);
    assertThat(point.error())
        .startsWith("FileNotFoundException: ")
        .contains(run.source().resolve("a.jpg").toString());
    assertThat(point.images()).isZero();
    assertThat(point.name()).isEqualTo("raw without decoding, 1 batches of 2, repetition 1");
  }

  @Test
  void aFileThatBecameShorterFailsThePoint() throws IOException {
    run.put("a.jpg", new byte[20]);
    run.put("b.jpg", new byte[19]);

    assertThat(task().measure(point(SpeedFormat.RAW, false)).error())
        .isEqualTo(
            "EOFException: Cannot read file:"
                + run.source().resolve("b.jpg")
                + ": it became shorter since it was listed");
  }

  @Test
  void whatCannotBeDecodedFailsThePointThatDecodes() throws IOException {
    run.put("a.jpg", new byte[20]);
    run.put("b.jpg", new byte[20]);

    assertThat(task().measure(point(SpeedFormat.RAW, true)).error())
        .isEqualTo("Cannot decode an image of 20 bytes: the decoder refuses the content");
    assertThat(task().measure(point(SpeedFormat.RAW, false)).isMeasured()).isTrue();
  }

  @Test
  void aShardWithoutImagesFailsThePointAndDoesNotTurnForEver() throws IOException {
    Files.write(run.source().resolve("none"), new byte[1024]);

    assertThat(task().measure(point(SpeedFormat.TAR, false)).error())
        .isEqualTo("EOFException: Cannot go on: part 0 of the sample holds no image");
    Files.write(run.source().resolve("none"), TestImages.jpeg(1, 30, 30));
    assertThat(task().measure(point(SpeedFormat.TFRECORD, false)).state()).isEqualTo(State.FAILED);
  }
}
