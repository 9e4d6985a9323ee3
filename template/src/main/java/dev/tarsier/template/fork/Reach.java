package dev.tarsier.template.fork;

import dev.tarsier.job.request.Location;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code gs:} means to a job on this machine.
 *
 * @param buckets folder with a folder for each bucket; empty to use Cloud Storage
 * @param connector whether the Cloud Storage connector is on the class path
 */
public record Reach(String buckets, boolean connector) {
  /** This machine's files alone. */
  public static final Reach LOCAL = new Reach("", false);

  /** What a job needs that works on this place. */
  public static Reach of(Location location, String buckets) {
    return new Reach(buckets, buckets.isEmpty() && location.scheme().equals("gs"));
  }

  /** Properties of Spark. */
  Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    if (!buckets.isEmpty()) {
      properties.put("spark.hadoop.fs.gs.impl", "dev.tarsier.job.storage.BucketFolders");
      properties.put("spark.hadoop.tarsier.buckets", buckets);
    }
    if (connector) {
      // What gcloud auth application-default login leaves; the connector would ask for a VM's.
      properties.put("spark.hadoop.fs.gs.auth.type", "APPLICATION_DEFAULT");
    }
    return properties;
  }
}
