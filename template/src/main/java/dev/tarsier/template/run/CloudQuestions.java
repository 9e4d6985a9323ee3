package dev.tarsier.template.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.javanet.NetHttpTransport;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/** Looks things up in Google's JSON APIs; nothing is changed. */
final class CloudQuestions {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpRequestFactory requests;
  private final Roots roots;
  private final Retry retry;

  CloudQuestions(HttpRequestInitializer initializer, Roots roots, Retry retry) {
    this.requests = new NetHttpTransport().createRequestFactory(initializer);
    this.roots = roots;
    this.retry = retry;
  }

  /**
   * Where the APIs answer; each with a slash at the end.
   *
   * @param dataproc by region
   */
  record Roots(URI storage, URI compute, Function<String, URI> dataproc) {
    /** Google's own. */
    static final Roots GOOGLE =
        new Roots(
            URI.create("https://storage.googleapis.com/"),
            URI.create("https://compute.googleapis.com/"),
            region -> DataprocEndpoint.google(region).dataproc());
  }

  /** Metadata of a bucket, where there is one. */
  Optional<JsonNode> bucket(String name) throws DataprocProblem, InterruptedException {
    return find("look at bucket " + name, roots.storage(), "storage/v1/b/" + name);
  }

  /** A machine type of this name in every zone of the project. */
  Optional<JsonNode> machineTypes(String project, String name)
      throws DataprocProblem, InterruptedException {
    return find(
        "list the machine types of " + project,
        roots.compute(),
        "compute/v1/projects/"
            + project
            + "/aggregated/machineTypes?filter=name%3D"
            + name
            + "&returnPartialSuccess=true&maxResults=500");
  }

  /** A region with its quotas. */
  Optional<JsonNode> region(Region region) throws DataprocProblem, InterruptedException {
    return find(
        "look at region " + region.id(),
        roots.compute(),
        "compute/v1/projects/" + region.project() + "/regions/" + region.id());
  }

  /** An autoscaling policy by its full name. */
  Optional<JsonNode> policy(String name, String region)
      throws DataprocProblem, InterruptedException {
    return find("look at policy " + name, roots.dataproc().apply(region), "v1/" + name);
  }

  private Optional<JsonNode> find(String action, URI root, String path)
      throws DataprocProblem, InterruptedException {
    GenericUrl url = new GenericUrl(root.resolve(path), true);
    return retry.find(
        action, () -> MAPPER.readTree(requests.buildGetRequest(url).execute().parseAsString()));
  }
}
