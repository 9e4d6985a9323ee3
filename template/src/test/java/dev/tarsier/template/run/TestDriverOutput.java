package dev.tarsier.template.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestDriverOutput {
  private static final String PREFIX = "gs://staging/meta/driveroutput";

  private FakeDataproc dataproc;
  private DriverOutput output;
  private final List<String> lines = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    dataproc = new FakeDataproc();
    CloudStorage storage =
        new CloudStorage(
            Connection.to(DataprocEndpoint.at(dataproc.root())).storage(),
            new Retry(time -> {}, 1));
    output = new DriverOutput(storage, PREFIX, new LineBuffer(lines::add));
  }

  @AfterEach
  void stop() throws IOException {
    dataproc.close();
  }

  private void put(int number, String text) {
    dataproc.objects().put(PREFIX + ".00000000" + number, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void nothingYetIsNoEnd() throws Exception {
    assertThat(output.poll()).isFalse();
    assertThat(output.ended()).isFalse();
  }

  @Test
  void growingObjectIsReadPieceByPiece() throws Exception {
    put(0, "one\ntw");
    assertThat(output.poll()).isTrue();
    assertThat(lines).containsExactly("one");
    assertThat(output.poll()).isFalse();
    put(0, "one\ntwo\r\nthr\u00e9");
    assertThat(output.poll()).isTrue();
    assertThat(lines).containsExactly("one", "two");
    output.close();
    assertThat(lines).containsExactly("one", "two", "thr\u00e9");
  }

  @Test
  void lineMayGoOnInTheNextObject() throws Exception {
    put(0, "one\ntw");
    put(1, "o\n");
    output.poll();
    assertThat(lines).containsExactly("one", "two");
    assertThat(output.ended()).isFalse();
    put(2, "");
    output.poll();
    assertThat(output.ended()).isTrue();
  }

  @Test
  void jobThatPrintsNothingEndsAtOnce() throws Exception {
    put(0, "");
    assertThat(output.poll()).isFalse();
    assertThat(output.ended()).isTrue();
  }
}
