package dev.tarsier.template.emulator.http;

import com.google.rpc.Code;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Serves routes on the loopback interface. No one is asked who they are, so only programs of this
 * machine may come in: a page in a browser (a foreign Host by DNS rebinding, or any Origin) may
 * not.
 */
public final class ApiServer implements AutoCloseable {
  private static final Set<String> OWN_HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

  private final HttpServer server;
  private final ExecutorService threads;

  private ApiServer(HttpServer server) {
    this.server = server;
    // As many as ask: one that waits for its reader must not keep others from being answered.
    this.threads = Executors.newCachedThreadPool(ApiServer::daemon);
  }

  /**
   * Takes a port; requests wait until they are served.
   *
   * @param port 0 for any that is free
   */
  public static ApiServer bind(int port) throws IOException {
    // Headers and body leave in two writes: without this each answer waits 40 ms for Nagle.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    return new ApiServer(HttpServer.create(new InetSocketAddress(loopback, port), 0));
  }

  /**
   * Starts to answer; once.
   *
   * @param log hears one line a request
   */
  public void serve(List<Route> routes, Consumer<String> log) {
    serve(routes, log, Faults.NEVER);
  }

  /** The same, with what goes wrong. */
  public void serve(List<Route> routes, Consumer<String> log, Faults faults) {
    List<Route> all = new ArrayList<>(routes);
    all.add(new Route("POST", "/batch/storage/v1", new Batch(new Router(routes))::answer));
    Router router = new Router(all);
    Service service = new Service(router, log, faults);
    server.createContext("/", exchange -> handle(exchange, service));
    server.setExecutor(threads);
    server.start();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "emulator-http");
    thread.setDaemon(true);
    return thread;
  }

  /** Where it listens, with a slash at the end. */
  public URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** What is made of requests. */
  private record Service(Router router, Consumer<String> log, Faults faults) {
    void note(HttpExchange exchange, Object answer) {
      log.accept(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + answer);
    }
  }

  private static void handle(HttpExchange exchange, Service service) throws IOException {
    try (exchange) {
      Arrival arrival = Arrival.of(exchange);
      Fault fault = service.faults().of(arrival.line());
      FaultyAnswer.holdUp(fault);
      if (FaultyAnswer.breaksBefore(fault)) {
        service.note(exchange, "reset");
        return;
      }
      ApiResponse response =
          fault instanceof Fault.Refused refused
              ? FaultyAnswer.refusal(refused.status())
              : answer(exchange, service.router(), arrival.body());
      service.note(exchange, response.status());
      send(exchange, response, fault);
    }
  }

  private static ApiResponse answer(HttpExchange exchange, Router router, InputStream body) {
    try {
      checkComesFromHere(exchange);
      return router.answer(
          ApiRequest.of(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              exchange.getRequestHeaders(),
              body));
    } catch (ApiError e) {
      return ErrorBody.of(e);
    } catch (IOException e) {
      return ErrorBody.of(ApiError.of(Code.INTERNAL, "Cannot answer: " + e));
    }
  }

  private static void checkComesFromHere(HttpExchange exchange) throws ApiError {
    String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host")).orElse("");
    if (!OWN_HOSTS.contains(host.replaceFirst(":\\d+$", ""))) {
      throw ApiError.of(
          Code.PERMISSION_DENIED, "Invalid Host: " + host + " (this server is for 127.0.0.1)");
    }
    if (exchange.getRequestHeaders().containsKey("Origin")) {
      throw ApiError.of(
          Code.PERMISSION_DENIED, "Unsupported: a request from a web page (use a client library)");
    }
  }

  private static void send(HttpExchange exchange, ApiResponse response, Fault fault)
      throws IOException {
    try (response) {
      // A connection whose request was not read to its end cannot carry another.
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      if (FaultyAnswer.breaksBehind(fault)) {
        return;
      }
      if (fault instanceof Fault.FalseAnswer wrong) {
        sendNow(exchange, FaultyAnswer.refusal(wrong.status()));
      } else if (fault instanceof Fault.BrokenBody broken) {
        FaultyAnswer.send(exchange, response, broken);
      } else {
        sendNow(exchange, FaultyAnswer.altered(response, fault));
      }
    }
  }

  private static void sendNow(HttpExchange exchange, ApiResponse response) throws IOException {
    response.headers().forEach(exchange.getResponseHeaders()::set);
    boolean none = response.bytes() == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(response.status(), none ? -1 : response.bytes());
    if (!none) {
      response.writeTo(exchange.getResponseBody());
    }
  }

  /** Answers no more, requests in flight neither. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
