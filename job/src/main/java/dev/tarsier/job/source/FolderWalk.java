package dev.tarsier.job.source;

import dev.tarsier.job.request.IncludeGlobs;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.storage.ChecksummedListing;
import dev.tarsier.job.storage.ObjectChecksum;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * One pass over a folder tree: name, size and time come with the listing, and no file is asked for
 * its status afterwards. Files that no glob matches are counted by extension.
 */
final class FolderWalk {
  /** Names such as {@code scan.0001} must not fill the memory. */
  private static final int MOST_EXTENSIONS = 1000;

  private final FileSystem fileSystem;
  private final String rootPath;
  private final IncludeGlobs include;
  private final List<SourceFile> files = new ArrayList<>();
  private final Deque<Path> folders = new ArrayDeque<>();
  private final Map<String, Long> others = new TreeMap<>();
  private final long limit;
  private final ListingBound bound;
  private SeenPaths known = SeenPaths.NONE;
  private long seen;

  FolderWalk(FileSystem fileSystem, Path root, List<String> include) {
    this(fileSystem, root, include, Long.MAX_VALUE, ListingBound.ofThisHeap());
  }

  /**
   * {@code limit}: no more files than this are looked at. {@code bound}: what is refused, so that a
   * listing without an end does not fill the memory.
   */
  FolderWalk(
      FileSystem fileSystem, Path root, List<String> include, long limit, ListingBound bound) {
    this.fileSystem = fileSystem;
    this.limit = limit;
    this.bound = bound;
    this.rootPath = withSlash(root);
    this.include = new IncludeGlobs(include);
  }

  /** Keeps only what is not among these. */
  FolderWalk beside(SeenPaths paths) {
    known = paths;
    return this;
  }

  static String withSlash(Path root) {
    String path = root.toUri().getPath();
    return path.endsWith("/") ? path : path + "/";
  }

  /** Walks from these folders until none is left or {@code enough} says so. */
  FolderWalk walk(List<Path> from, BooleanSupplier enough) throws IOException {
    folders.addAll(from);
    while (!folders.isEmpty() && seen < limit && !enough.getAsBoolean()) {
      enter(folders.poll());
    }
    return this;
  }

  private void enter(Path folder) throws IOException {
    RemoteIterator<FileStatus> children = ChecksummedListing.of(fileSystem, folder);
    while (seen < limit && children.hasNext()) {
      FileStatus child = children.next();
      Path path = child.getPath();
      if (child.isDirectory()) {
        if (IncludeGlobs.entersFolder(path.getName())) {
          checkDepth(path);
          folders.add(path);
          checkBound();
        }
      } else if (IncludeGlobs.seesFile(path.getName())) {
        keep(child);
      }
    }
  }

  private void checkBound() {
    bound.check(seen, (long) files.size() + folders.size(), rootPath);
  }

  private void checkDepth(Path path) {
    String below = path.toUri().getPath().substring(rootPath.length());
    if (below.chars().filter(c -> c == '/').count() >= IncludeGlobs.MAXIMUM_DEPTH) {
      throw new InputProblem(
          "Cannot list the source: folders nest deeper than "
              + IncludeGlobs.MAXIMUM_DEPTH
              + " at "
              + below
              + " (is it a symbolic link to one of its own parents?)",
          "source.uri");
    }
  }

  private void keep(FileStatus status) {
    seen++;
    String relative = status.getPath().toUri().getPath().substring(rootPath.length());
    if (include.matches(relative)) {
      if (!known.contains(relative)) {
        files.add(
            new SourceFile(
                relative,
                status.getLen(),
                status.getModificationTime(),
                ObjectChecksum.of(status)));
      }
    } else if (others.size() < MOST_EXTENSIONS || others.containsKey(extension(relative))) {
      others.merge(extension(relative), 1L, Long::sum);
    } else {
      others.merge("", 1L, Long::sum);
    }
    checkBound();
  }

  /** With its dot, in lower case; empty without one. */
  private static String extension(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
  }

  /** Files that no glob matches, by extension. */
  Map<String, Long> others() {
    return others;
  }

  /** Whether the limit ended the walk; there may be more. */
  boolean cut() {
    return seen >= limit;
  }

  List<SourceFile> files() {
    return files;
  }

  int foldersLeft() {
    return folders.size();
  }

  /** Folders seen and not yet entered. */
  List<Path> remaining() {
    return List.copyOf(folders);
  }
}
