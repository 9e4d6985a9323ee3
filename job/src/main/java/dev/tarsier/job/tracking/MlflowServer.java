package dev.tarsier.job.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * One MLflow server over its REST API (mlflow.org/docs/latest/rest-api.html). What may pass by
 * itself is tried again, with a pause twice as long each time; no redirection is followed, so that
 * credentials reach nobody else.
 */
final class MlflowServer {
  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String API = "/api/2.0/mlflow/";
  private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";
  private static final int TRIES = 4;
  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

  private final String root;
  private final Credentials credentials;
  private final Patience patience;
  private final HttpClient client;
  private final long deadline;

  MlflowServer(String uri, Credentials credentials, Patience patience) {
    this.root = uri.replaceFirst("/+$", "");
    this.credentials = credentials;
    this.patience = patience;
    this.deadline = System.nanoTime() + patience.total().toNanos();
    this.client =
        HttpClient.newBuilder()
            // Without an upgrade to HTTP/2, which servers in plain text do not answer to.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience.connect())
            .build();
  }

  /** Asks; {@code query} is encoded already. */
  JsonNode get(String method, String query) throws MlflowProblem {
    return json(send("GET", API + method + "?" + query, this::nothing, patience.request()));
  }

  JsonNode post(String method, JsonNode body) throws MlflowProblem {
    return json(send("POST", API + method, () -> text(body), patience.request()));
  }

  /** The same, sent once: for what must not be done twice. */
  JsonNode postOnce(String method, JsonNode body) throws MlflowProblem {
    return json(attempt("POST", API + method, () -> text(body), patience.request()));
  }

  /** Stores a file at a path below the artifacts that the server passes on. */
  void put(String path, Body body) throws MlflowProblem {
    String encoded =
        Arrays.stream(path.split("/")).map(MlflowServer::encoded).collect(Collectors.joining("/"));
    send("PUT", ARTIFACTS + encoded, body, patience.total());
  }

  /** As a part of a path, where a blank is no plus, or of a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What is sent, opened for each try. */
  interface Body {
    BodyPublisher publisher() throws IOException;
  }

  private BodyPublisher nothing() {
    return BodyPublishers.noBody();
  }

  private static BodyPublisher text(JsonNode body) {
    return BodyPublishers.ofString(body.toString());
  }

  private static JsonNode json(String text) throws MlflowProblem {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new MlflowProblem("what it answers is not JSON (is it an MLflow server?)", e);
    }
  }

  private String send(String verb, String path, Body body, Duration timeout) throws MlflowProblem {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(verb, path, body, timeout);
      } catch (Passing e) {
        if (attempt == TRIES) {
          throw e;
        }
        pause(attempt);
      }
    }
  }

  /** A problem that may be none in a moment. */
  static final class Passing extends MlflowProblem {
    private static final long serialVersionUID = 1;

    Passing(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Before the try after this one. */
  void pause(int attempt) throws MlflowProblem {
    try {
      TimeUnit.NANOSECONDS.sleep(
          Math.min(remaining(), patience.firstPause().toNanos() << (attempt - 1)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MlflowProblem("interrupted", e);
    }
  }

  private long remaining() throws MlflowProblem {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      throw new MlflowProblem(
          "it took longer than " + patience.total().toSeconds() + " seconds in all");
    }
    return left;
  }

  private String attempt(String verb, String path, Body body, Duration timeout)
      throws MlflowProblem {
    HttpResponse<String> response = response(request(verb, path, body), timeout);
    int status = response.statusCode();
    if (status / 100 == 2) {
      return response.body();
    }
    if (PASSING.contains(status)) {
      throw new Passing("HTTP " + status, null);
    }
    throw Refusal.of(status, response.body());
  }

  private HttpRequest request(String verb, String path, Body body) throws MlflowProblem {
    try {
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(URI.create(root + path))
              .method(verb, body.publisher())
              .header(
                  "Content-Type",
                  verb.equals("PUT") ? "application/octet-stream" : "application/json");
      credentials.header().ifPresent(header -> builder.header("Authorization", header));
      return builder.build();
    } catch (IOException e) {
      throw new MlflowProblem("Cannot read the file: " + e.getMessage(), e);
    }
  }

  /** Waits for the whole answer: the client's own timeout is for its head alone. */
  private HttpResponse<String> response(HttpRequest request, Duration timeout)
      throws MlflowProblem {
    CompletableFuture<HttpResponse<String>> future =
        client.sendAsync(request, BodyHandlers.ofString());
    try {
      return future.get(Math.min(timeout.toNanos(), remaining()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new Passing("it does not answer", e);
    } catch (ExecutionException e) {
      throw new Passing(reason(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MlflowProblem("interrupted", e);
    } finally {
      future.cancel(true);
    }
  }

  private static String reason(Throwable cause) {
    if (cause instanceof ConnectException) {
      return "no connection";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
