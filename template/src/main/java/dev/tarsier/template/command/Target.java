package dev.tarsier.template.command;

import dev.tarsier.template.emulator.http.Faults;
import dev.tarsier.template.fork.LocalSettings;
import java.net.URI;
import java.nio.file.Path;

/** The Dataproc that a run is given to. */
sealed interface Target {
  String SCHEME = "gs://";

  /** Where a folder of a run is to be found by who looks from here. */
  default String seen(String uri) {
    return uri;
  }

  /**
   * The embedded one, for as long as the command runs.
   *
   * @param buckets holds a folder for each bucket
   * @param faults what goes wrong at its Cloud Storage
   */
  record Local(LocalSettings settings, Path buckets, Faults faults) implements Target {
    Local(LocalSettings settings, Path buckets) {
      this(settings, buckets, Faults.NEVER);
    }

    @Override
    public String seen(String uri) {
      return uri.startsWith(SCHEME)
          ? "file:" + buckets.resolve(uri.substring(SCHEME.length()))
          : uri;
    }
  }

  /** One that is served elsewhere, without credentials, as {@code tarsier emulator} is. */
  record Served(URI root) implements Target {}

  /** Google's, in the region of the spec. */
  record Google() implements Target {}
}
