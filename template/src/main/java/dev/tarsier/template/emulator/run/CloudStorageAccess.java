package dev.tarsier.template.emulator.run;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * How jobs get at {@code gs:}: by the connector that clusters have, over HTTP, to the Cloud Storage
 * that is served here. Names and defaults are those of gcs-connector 4.0.4.
 *
 * @param root of the server, with a slash at the end
 */
public record CloudStorageAccess(URI root) {
  private static final String PREFIX = "spark.hadoop.fs.gs.";

  /** Properties of Spark. */
  Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    put(properties, "impl", "com.google.cloud.hadoop.fs.gcs.GoogleHadoopFileSystem");
    put(properties, "storage.root.url", root.toString());
    put(properties, "auth.type", "UNAUTHENTICATED");
    put(properties, "project.id", "tarsier-local");
    // Past 1000 the service gives no more a page, whatever is asked.
    put(properties, "list.max.items.per.call", "1000");
    // Else each opening asks for what the reading of the first bytes would say too.
    put(properties, "inputstream.fast.fail.on.not.found.enable", "false");
    // A second request at the same time saves a round trip to a distant service; here, nothing.
    put(properties, "status.parallel.enable", "false");
    return properties;
  }

  private static void put(Map<String, String> properties, String name, String value) {
    properties.put(PREFIX + name, value);
  }
}
