package dev.tarsier.job.tracking;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings files of a run to where the server keeps artifacts. */
final class Artifacts {
  /** A larger file is data, and stays where the data is. */
  static final long LARGEST_BYTES = 64L << 20;

  /** The server passes them on itself; another host in it would get our credentials. */
  private static final Pattern PROXIED = Pattern.compile("mlflow-artifacts:(?://)?/([^/].*)");

  private static final Pattern STORED = Pattern.compile("(gs|hdfs)://.+");

  /** Tables with a row an image, which are the data set itself. */
  private static final Pattern DATA = Pattern.compile("components/.*|.*\\.csv(\\.gz)?");

  private final MlflowServer server;
  private final RunFiles files;

  Artifacts(MlflowServer server, RunFiles files) {
    this.server = server;
    this.files = files;
  }

  /** Report, manifest, and what else the manifest names that is no table of the data. */
  static List<String> names(Manifest manifest) {
    List<String> names = new ArrayList<>(List.of("report.json", "report.html", "_MANIFEST.json"));
    for (FileRecord extra : manifest.extras()) {
      if (extra.bytes() <= LARGEST_BYTES && !DATA.matcher(extra.name()).matches()) {
        names.add(extra.name());
      }
    }
    return names;
  }

  /** Uploads these to the folder {@code uri}; throws MlflowProblem where it cannot be written. */
  void upload(String uri, List<String> names) throws IOException {
    Matcher proxied = PROXIED.matcher(uri);
    if (!proxied.matches() && !STORED.matcher(uri).matches()) {
      throw new MlflowProblem(
          "its artifacts are at "
              + uri
              + ", where only the server itself can write (start it with --serve-artifacts, or with"
              + " a bucket as --default-artifact-root)");
    }
    for (String name : names) {
      if (files.bytes(name) > LARGEST_BYTES) {
        continue;
      }
      if (proxied.matches()) {
        put(proxied.group(1) + "/" + name, name);
      } else {
        files.copy(name, uri + "/" + name);
      }
    }
  }

  private void put(String path, String name) throws IOException {
    long bytes = files.bytes(name);
    server.put(
        path,
        () ->
            bytes == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(
                    BodyPublishers.ofInputStream(() -> open(name)), bytes));
  }

  private InputStream open(String name) {
    try {
      return files.open(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
