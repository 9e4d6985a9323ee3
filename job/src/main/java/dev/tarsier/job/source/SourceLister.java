package dev.tarsier.job.source;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.SourceRequest;
import dev.tarsier.job.storage.Storage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Lists a source. The driver walks alone as long as that is quick; when folders are left after that
 * time, they are walked by the executors, a slice each. The result is sorted, so who walked what
 * does not show.
 *
 * <p>Nothing shows from one listing that it left a page out, so a bucket is listed twice, and what
 * either look finds is in: an image that only one of them has is there, or is found gone when it is
 * read. The second look doubles the requests for the listing, at a thousand objects a request.
 */
public final class SourceLister {
  /** Past this a listing is worth the start of tasks. */
  private static final Duration ALONE = Duration.ofSeconds(2);

  private static final int FOLDERS_WORTH_SPREADING = 8;

  private final JavaSparkContext spark;
  private final SourceRequest source;
  private final Duration alone;

  public SourceLister(JavaSparkContext spark, SourceRequest source) {
    this(spark, source, ALONE);
  }

  SourceLister(JavaSparkContext spark, SourceRequest source, Duration alone) {
    this.spark = spark;
    this.source = source;
    this.alone = alone;
  }

  /**
   * Every file that the request names. Throws InputProblem when the source is missing, not
   * permitted, empty, or holds nothing that matches.
   */
  public Listing list() throws IOException {
    if (!source.inventory().isEmpty()) {
      return new InventoryReader(spark, source).read();
    }
    Path root = Storage.path(source.root());
    FileSystem fileSystem = SourceRoot.open(source, spark.hadoopConfiguration());
    List<SourceFile> files = walk(fileSystem, root, SeenPaths.NONE);
    if ("gs".equals(source.root().scheme()) && !(fileSystem instanceof RawLocalFileSystem)) {
      files.addAll(walk(fileSystem, root, SeenPaths.of(files)));
    }
    return nonEmpty(Listing.of(files));
  }

  private List<SourceFile> walk(FileSystem fileSystem, Path root, SeenPaths known)
      throws IOException {
    long deadline = System.nanoTime() + alone.toNanos();
    FolderWalk walk = new FolderWalk(fileSystem, root, source.include()).beside(known);
    walk.walk(
        List.of(root),
        () -> System.nanoTime() >= deadline && walk.foldersLeft() >= FOLDERS_WORTH_SPREADING);
    List<SourceFile> files = new ArrayList<>(walk.files());
    if (walk.foldersLeft() > 0) {
      files.addAll(spread(walk.remaining(), known));
    }
    return files;
  }

  private List<SourceFile> spread(List<Path> folders, SeenPaths known) {
    Broadcast<SeenPaths> seen = spark.broadcast(known);
    Broadcast<SerializableConfiguration> configuration =
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    List<String> names = folders.stream().map(Path::toString).toList();
    int slices = Math.min(names.size(), spark.defaultParallelism() * 8);
    SourceRequest request = source;
    try {
      return spark
          .parallelize(names, slices)
          .mapPartitions(slice -> walkSlice(slice, request, configuration.value(), seen.value()))
          .collect();
    } catch (Exception e) {
      throw TaskFailure.of(e, "Cannot list " + source.root());
    } finally {
      configuration.destroy();
      seen.destroy();
    }
  }

  private static Iterator<SourceFile> walkSlice(
      Iterator<String> folders,
      SourceRequest request,
      SerializableConfiguration configuration,
      SeenPaths known)
      throws IOException {
    List<Path> from = new ArrayList<>();
    folders.forEachRemaining(folder -> from.add(new Path(folder)));
    FileSystem fileSystem = Storage.of(request.root(), configuration.value(), "source.uri");
    return new FolderWalk(fileSystem, Storage.path(request.root()), request.include())
        .beside(known)
        .walk(from, () -> false)
        .files()
        .iterator();
  }

  private Listing nonEmpty(Listing listing) {
    if (listing.files().isEmpty()) {
      throw new InputProblem(
          "Cannot find images below "
              + source.root()
              + ": no file matches "
              + String.join(" ", source.include())
              + " (hidden files and folders that start with _ are left out; see source.include)",
          "source.uri");
    }
    return listing;
  }
}
