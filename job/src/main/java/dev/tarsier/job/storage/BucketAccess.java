package dev.tarsier.job.storage;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** How a process without Spark gets at {@code gs:}: by folders, or as the user who runs it. */
public final class BucketAccess {
  private BucketAccess() {}

  /**
   * Settings of Hadoop.
   *
   * @param buckets folder with a folder for each bucket; empty to use Cloud Storage
   */
  public static Configuration configuration(String buckets) {
    Configuration configuration = new Configuration();
    if (!buckets.isEmpty()) {
      configuration.set("fs.gs.impl", BucketFolders.class.getName());
      configuration.set(BucketFolders.FOLDER, buckets);
      // Cheap to make, and one process may look into several folders of buckets.
      configuration.setBoolean("fs.gs.impl.disable.cache", true);
    }
    // What gcloud auth application-default login leaves; the connector would ask for a VM's.
    configuration.set("fs.gs.auth.type", "APPLICATION_DEFAULT");
    return configuration;
  }

  /** Throws InputProblem when {@code failure} is for want of credentials, else the failure. */
  public static IOException explained(IOException failure, Location source) {
    // The words of Google's auth library; it has no type of its own for it.
    if (String.valueOf(failure.getMessage()).contains("default credentials were not found")) {
      throw new InputProblem(
          "Missing credentials for "
              + source
              + " (run gcloud auth application-default login, or pass --buckets DIR to let"
              + " folders stand for buckets)",
          "source.uri",
          failure);
    }
    return failure;
  }
}
