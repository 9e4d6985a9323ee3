package dev.tarsier.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestEmulatorCommand {
  @TempDir private Path folder;
  private ToolFixture tool;

  @BeforeEach
  void fixture() throws Exception {
    tool = new ToolFixture(folder);
  }

  @Test
  void printsWhatOtherProgramsMustBeTold() {
    assertThat(tool.run("emulator", "--print-exports", "--port", "9000")).isZero();
    assertThat(tool.out().lines().filter(line -> line.startsWith("export ")))
        .contains(
            "export CLOUDSDK_API_ENDPOINT_OVERRIDES_DATAPROC=http://127.0.0.1:9000/",
            "export CLOUDSDK_API_ENDPOINT_OVERRIDES_STORAGE=http://127.0.0.1:9000/storage/v1/",
            "export CLOUDSDK_AUTH_DISABLE_CREDENTIALS=true",
            "export GOOGLE_DATAPROC_CUSTOM_ENDPOINT=http://127.0.0.1:9000/v1/",
            "export TARSIER_ENDPOINT=http://127.0.0.1:9000");
    assertThat(tool.out().lines()).allMatch(line -> line.matches("export \\w+=\\S+|#.*"));
    assertThat(tool.err()).isEmpty();
  }

  @Test
  void aPortHasItsBounds() {
    assertThat(tool.run("emulator", "--port", "70000")).isEqualTo(2);
    assertThat(tool.err()).contains("Invalid --port: 70000 (must be 0 to 65535)");
    assertThat(tool.run("emulator", "--print-exports", "--port", "0")).isEqualTo(2);
    assertThat(tool.err()).contains("Invalid --port: 0 (must be 1 to 65535)");
  }

  @Test
  void aFaultThatCannotBeIsRefused() {
    assertThat(tool.run("emulator", "--port", "0", "--fault", "503:reads:0.1")).isEqualTo(2);
    assertThat(tool.err())
        .contains(
            "Invalid fault: 503:reads:0.1 (reads is none of any, upload, chunk, insert, media,"
                + " metadata, list, delete, move, batch, other)");
    assertThat(tool.run("emulator", "--port", "0", "--fault", "503")).isEqualTo(2);
    assertThat(tool.err()).contains("Invalid fault: 503 (the form is WHAT:KIND:WHEN, such as");
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(tool.run("emulator", "--port", port)).isEqualTo(1);
      assertThat(tool.err())
          .contains("Cannot listen on port " + port + ": Address already in use")
          .contains("(choose another --port)");
    }
  }
}
