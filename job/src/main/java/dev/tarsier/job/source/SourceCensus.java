package dev.tarsier.job.source;

import dev.tarsier.job.request.SourceRequest;
import dev.tarsier.job.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What a source holds, found out by this process alone and with bounded work: for a look at it, not
 * for a run.
 *
 * @param listing what matches; an inventory's files have a negative size where it gives none
 * @param otherFiles what does not match, by extension with its dot
 * @param whole whether all of the source was looked at
 */
public record SourceCensus(Listing listing, Map<String, Long> otherFiles, boolean whole) {
  public SourceCensus {
    otherFiles = Map.copyOf(otherFiles);
  }

  /** Looks at {@code limit} files at most; throws InputProblem when there is no such source. */
  public static SourceCensus take(SourceRequest source, Configuration configuration, long limit)
      throws IOException {
    if (!source.inventory().isEmpty()) {
      List<SourceFile> entries = new InventoryEntries(source, configuration).read();
      boolean whole = entries.size() <= limit;
      List<SourceFile> kept = entries.subList(0, (int) Math.min(limit, entries.size()));
      return new SourceCensus(Listing.of(kept), Map.of(), whole);
    }
    FileSystem fileSystem = SourceRoot.open(source, configuration);
    Path root = Storage.path(source.root());
    FolderWalk walk =
        new FolderWalk(fileSystem, root, source.include(), limit, ListingBound.ofThisHeap());
    walk.walk(List.of(root), () -> false);
    return new SourceCensus(Listing.of(walk.files()), walk.others(), !walk.cut());
  }

  /** The files with their sizes: of those that an inventory did not measure, they are asked for. */
  public static List<SourceFile> measured(
      List<SourceFile> files, SourceRequest source, Configuration configuration)
      throws IOException {
    List<SourceFile> measured = new ArrayList<>();
    for (SourceFile file : files) {
      measured.add(
          file.bytes() == InventoryEntries.UNKNOWN
              ? InventoryEntries.measured(file, SourcePaths.of(source.root(), file), configuration)
              : file);
    }
    return measured;
  }
}
