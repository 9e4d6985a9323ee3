package dev.tarsier.job.source;

import dev.tarsier.job.request.SourceRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Reads a list of images instead of walking folders. Entries are URIs, or paths relative to the
 * source; sizes that the list does not give are asked for once, by the executors.
 */
final class InventoryReader {
  private final JavaSparkContext spark;
  private final SourceRequest source;

  InventoryReader(JavaSparkContext spark, SourceRequest source) {
    this.spark = spark;
    this.source = source;
  }

  Listing read() throws IOException {
    return Listing.of(measured(new InventoryEntries(source, spark.hadoopConfiguration()).read()));
  }

  private List<SourceFile> measured(List<SourceFile> entries) {
    if (entries.stream().noneMatch(file -> file.bytes() == InventoryEntries.UNKNOWN)) {
      return entries;
    }
    Broadcast<SerializableConfiguration> configuration =
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    int slices = Math.min(entries.size(), spark.defaultParallelism() * 8);
    SourceRequest request = source;
    try {
      return spark
          .parallelize(entries, slices)
          .mapPartitions(slice -> measure(slice, request, configuration.value()))
          .collect();
    } catch (Exception e) {
      throw TaskFailure.of(e, "Cannot measure the files of inventory " + source.inventory());
    } finally {
      configuration.destroy();
    }
  }

  private static Iterator<SourceFile> measure(
      Iterator<SourceFile> slice, SourceRequest request, SerializableConfiguration configuration)
      throws IOException {
    List<SourceFile> measured = new ArrayList<>();
    while (slice.hasNext()) {
      SourceFile file = slice.next();
      measured.add(
          file.bytes() == InventoryEntries.UNKNOWN
              ? InventoryEntries.measured(
                  file, SourcePaths.of(request.root(), file), configuration.value())
              : file);
    }
    return measured.iterator();
  }
}
