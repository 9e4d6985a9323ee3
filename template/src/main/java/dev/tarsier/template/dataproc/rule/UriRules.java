package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.Findings.shown;

import dev.tarsier.template.dataproc.field.Findings;
import java.util.List;
import java.util.regex.Pattern;

/** URIs of files that jobs and clusters use. */
final class UriRules {
  private static final Pattern ABSOLUTE = Pattern.compile("[a-z][a-z0-9+.-]+:/?.*", Pattern.DOTALL);
  private static final Pattern OBJECT = Pattern.compile("gs://[^/]+/.+", Pattern.DOTALL);

  /** Where Dataproc's images have their own files, such as Hadoop's examples. */
  private static final Pattern ON_IMAGE =
      Pattern.compile("file:(?://)?/(?:usr|opt|etc|lib|var/lib)/.*");

  /** SparkJob.archive_uris in the protos (4.85.0). */
  private static final List<String> ARCHIVES = List.of(".jar", ".tar", ".tar.gz", ".tgz", ".zip");

  private final Findings findings;

  UriRules(Findings findings) {
    this.findings = findings;
  }

  void files(String path, List<String> uris) {
    for (int i = 0; i < uris.size(); i++) {
      file(path + "[" + i + "]", uris.get(i));
    }
  }

  /** A file that a job needs: {@code gs:}, {@code hdfs:}, or {@code file:} on the image. */
  void file(String path, String uri) {
    if (!ABSOLUTE.matcher(uri).matches()) {
      String text = "Invalid URI: " + shown(uri) + " (write all of it, as in gs://bucket/object)";
      findings.report(NameRule.URI, path, text);
    } else if (uri.startsWith("gs:") && !OBJECT.matcher(uri).matches()) {
      String text = "Invalid URI: " + shown(uri) + " (write gs://bucket/object)";
      findings.report(NameRule.URI, path, text);
    } else {
      local(path, uri);
    }
  }

  void archives(String path, List<String> uris) {
    files(path, uris);
    for (int i = 0; i < uris.size(); i++) {
      String file = uris.get(i).replaceFirst("#.*", "");
      if (!file.isEmpty() && ARCHIVES.stream().noneMatch(file::endsWith)) {
        findings.report(
            NameRule.ARCHIVE,
            path + "[" + i + "]",
            "Unsupported archive: "
                + shown(file)
                + " (use one of "
                + String.join(" ", ARCHIVES)
                + ")");
      }
    }
  }

  /** Arguments may be anything; a place on the disk of a node is worth a word. */
  void arguments(String path, List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      local(path + "[" + i + "]", arguments.get(i));
    }
  }

  private void local(String path, String uri) {
    if (uri.startsWith("file:/") && !ON_IMAGE.matcher(uri).matches()) {
      String text = "Unsupported place: " + shown(uri) + " (file: is the disk of a node, which";
      findings.report(NameRule.URI_LOCAL, path, text + " starts empty; use gs://bucket/object)");
    }
  }
}
