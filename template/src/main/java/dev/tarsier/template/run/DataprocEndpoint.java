package dev.tarsier.template.run;

import java.net.URI;

/**
 * Where a Dataproc and its Cloud Storage answer.
 *
 * @param dataproc root of the REST API, without {@code v1}; ends with a slash
 * @param storage root of the storage API, without {@code storage/v1}; ends with a slash
 * @param anonymous whether no credentials are sent
 */
public record DataprocEndpoint(URI dataproc, URI storage, boolean anonymous) {
  private static final String GOOGLE = ".googleapis.com";

  public DataprocEndpoint {
    dataproc = slashed(dataproc);
    storage = slashed(storage);
  }

  private static URI slashed(URI root) {
    return root.toString().endsWith("/") ? root : URI.create(root + "/");
  }

  /** Google's own; each region has its own host (cloud.google.com/dataproc/docs/concepts). */
  public static DataprocEndpoint google(String region) {
    return new DataprocEndpoint(
        URI.create("https://" + region + "-dataproc" + GOOGLE + "/"),
        URI.create("https://storage" + GOOGLE + "/"),
        false);
  }

  /** One server for both, without credentials: {@code tarsier emulator}. */
  public static DataprocEndpoint at(URI root) {
    return new DataprocEndpoint(root, root, true);
  }

  /** Whether Google's console shows what happens there. */
  public boolean isGoogle() {
    return dataproc.getHost() != null && dataproc.getHost().endsWith(GOOGLE);
  }
}
