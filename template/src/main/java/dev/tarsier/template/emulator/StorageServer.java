package dev.tarsier.template.emulator;

import dev.tarsier.template.emulator.http.ApiServer;
import dev.tarsier.template.emulator.http.Faults;
import dev.tarsier.template.emulator.storage.Buckets;
import dev.tarsier.template.emulator.storage.StorageApi;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** The emulator's Cloud Storage alone. */
public final class StorageServer implements AutoCloseable {
  private final ApiServer server;

  private StorageServer(ApiServer server) {
    this.server = server;
  }

  /**
   * Starts to serve on a port that is free.
   *
   * @param buckets holds a folder for each bucket; created
   * @param faults what goes wrong
   */
  public static StorageServer start(Path buckets, Clock clock, Faults faults) throws IOException {
    Files.createDirectories(buckets);
    StorageApi api = new StorageApi(new Buckets(buckets.toAbsolutePath().normalize()), clock);
    ApiServer server = ApiServer.bind(0);
    server.serve(api.routes(), line -> {}, faults);
    return new StorageServer(server);
  }

  /** Where it serves, with a slash at the end. */
  public URI root() {
    return server.root();
  }

  @Override
  public void close() {
    server.close();
  }
}
