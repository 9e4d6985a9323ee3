package dev.tarsier.template.emulator;

import dev.tarsier.template.emulator.http.ApiServer;
import dev.tarsier.template.emulator.http.Faults;
import dev.tarsier.template.emulator.http.Route;
import dev.tarsier.template.emulator.storage.Buckets;
import dev.tarsier.template.emulator.storage.StorageApi;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

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
    return start(buckets, clock, faults, List.of());
  }

  /**
   * The same, with what is asked before the buckets of folders, such as {@link
   * dev.tarsier.template.emulator.storage.GeneratedObjects}.
   */
  public static StorageServer start(Path buckets, Clock clock, Faults faults, List<Route> first)
      throws IOException {
    Files.createDirectories(buckets);
    StorageApi api = new StorageApi(new Buckets(buckets.toAbsolutePath().normalize()), clock);
    ApiServer server = ApiServer.bind(0);
    List<Route> routes = new ArrayList<>(first);
    routes.addAll(api.routes());
    server.serve(routes, line -> {}, faults);
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
