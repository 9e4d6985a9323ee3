package dev.tarsier.template.emulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;

/**
 * The same of gcp-storage-emulator (PyPI, BSD), so that the contract is not only what we took it
 * for. Skipped where {@code tests/install-peers} could not install it.
 */
class TestPeerStorageContract extends StorageContract {
  private static final Path PROGRAM =
      Path.of("../tests/target/storage/bin/gcp-storage-emulator").toAbsolutePath().normalize();

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Where 2026.7.19 departs from the reference of the JSON API, and ours does not. A patch of it
   * replaces all custom metadata, where patches merge. It takes no notice of {@code
   * ifGenerationMatch}. It lists all at once, whatever {@code maxResults} says. The answer of its
   * {@code compose} has a size that Google's client cannot read.
   */
  private static final Set<Part> DEPARTURES = EnumSet.allOf(Part.class);

  private Process process;

  @Override
  URI root() throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(PROGRAM), "skipped: no " + PROGRAM + " (tests/install-peers)");
    int port = freePort();
    process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "start",
                "--host=127.0.0.1",
                "--port=" + port,
                "--in-memory",
                "--quiet")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    await(port);
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void await(int port) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end) && process.isAlive()) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    throw new AssertionError("gcp-storage-emulator does not answer");
  }

  @Override
  boolean knows(Part part) {
    return !DEPARTURES.contains(part);
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly();
      process.waitFor();
    }
  }
}
