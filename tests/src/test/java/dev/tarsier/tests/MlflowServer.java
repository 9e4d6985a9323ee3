package dev.tarsier.tests;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real MLflow server with a database and artifacts of its own, on a free port. */
final class MlflowServer implements AutoCloseable {
  /** Who may do all, where the server asks who is there. */
  static final String USER = "admin";

  static final String PASSWORD = "only-for-this-test";

  private final Process process;
  private final String uri;

  private MlflowServer(Process process, String uri) {
    this.process = process;
    this.uri = uri;
  }

  static boolean isInstalled() {
    return Files.exists(python().resolveSibling("mlflow"))
        && Files.exists(Checkout.target().resolve("mlflow/installed"));
  }

  /** The Python that has MLflow's own client. */
  static Path python() {
    return Checkout.target().resolve("mlflow/bin/python");
  }

  /** Returns once it answers; {@code more} are options of {@code mlflow server}. */
  static MlflowServer start(Path folder, String... more) throws IOException {
    Files.createDirectories(folder);
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    List<String> command = new ArrayList<>();
    command.addAll(List.of(python().toString(), "-m", "mlflow", "server", "--workers", "1"));
    command.addAll(List.of("--host", "127.0.0.1", "--port", Integer.toString(port)));
    command.addAll(List.of("--backend-store-uri", "sqlite:///" + folder.resolve("runs.sqlite")));
    command.addAll(List.of("--serve-artifacts", "--artifacts-destination"));
    command.add(folder.resolve("artifacts").toString());
    command.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("MLFLOW_DISABLE_TELEMETRY", "true");
    builder.environment().put("MLFLOW_FLASK_SERVER_SECRET_KEY", "only for this test");
    builder.environment().put("MLFLOW_AUTH_ADMIN_PASSWORD", PASSWORD);
    return new MlflowServer(awaited(builder.start()), "http://127.0.0.1:" + port);
  }

  private static Process awaited(Process process) throws IOException {
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      said.append(line).append('\n');
      if (line.contains("Application startup complete")) {
        drain(reader);
        return process;
      }
    }
    throw new IOException("Cannot start MLflow:\n" + said);
  }

  /** A full pipe would stop the server. */
  private static void drain(BufferedReader reader) {
    Thread thread = new Thread(() -> reader.lines().forEach(line -> {}), "mlflow-output");
    thread.setDaemon(true);
    thread.start();
  }

  String uri() {
    return uri;
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroy);
    all.forEach(handle -> handle.onExit().join());
  }
}
