package dev.tarsier.template.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is asked who they are, so nobody but programs of this machine may come in. */
class TestLoopback {
  private static final int PATIENCE_MILLISECONDS = 10_000;

  @TempDir private Path folder;
  private EmulatorFixture emulator;

  @BeforeEach
  void start() throws Exception {
    emulator = new EmulatorFixture(folder);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  /** By hand: Java's client lets nobody choose the header Host. */
  private String ask(String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.root().getPort())) {
      String request =
          "GET /storage/v1/b HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aHostOfAnotherNameIsRefused() throws Exception {
    for (String host : List.of("evil.example", "127.0.0.1.evil.example", "evil.example:80", "")) {
      assertThat(ask(host))
          .as(host)
          .startsWith("HTTP/1.1 403 ")
          .contains("Invalid Host: " + host + " (this server is for 127.0.0.1)");
    }
  }

  @Test
  void thisMachineHasThreeNames() throws Exception {
    for (String host : List.of("127.0.0.1:1234", "localhost", "[::1]:80")) {
      assertThat(ask(host)).as(host).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void noOtherAddressIsListenedOn() throws Exception {
    assertThat(emulator.root().getHost()).isEqualTo("127.0.0.1");
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
            .toList();
    for (InetAddress address : others) {
      InetSocketAddress place = new InetSocketAddress(address, emulator.root().getPort());
      try (Socket socket = new Socket()) {
        assertThatThrownBy(() -> socket.connect(place, PATIENCE_MILLISECONDS))
            .as("%s", address)
            .isInstanceOf(ConnectException.class);
      }
    }
  }
}
