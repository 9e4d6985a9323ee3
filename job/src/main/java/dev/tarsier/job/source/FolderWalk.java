package dev.tarsier.job.source;

import dev.tarsier.job.request.IncludeGlobs;
import dev.tarsier.job.request.InputProblem;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * One pass over a folder tree: name, size and time come with the listing, and no file is asked for
 * its status afterwards.
 */
final class FolderWalk {
  private final FileSystem fileSystem;
  private final String rootPath;
  private final IncludeGlobs include;
  private final List<SourceFile> files = new ArrayList<>();
  private final Deque<Path> folders = new ArrayDeque<>();

  FolderWalk(FileSystem fileSystem, Path root, List<String> include) {
    this.fileSystem = fileSystem;
    this.rootPath = withSlash(root);
    this.include = new IncludeGlobs(include);
  }

  static String withSlash(Path root) {
    String path = root.toUri().getPath();
    return path.endsWith("/") ? path : path + "/";
  }

  /** Walks from these folders until none is left or {@code enough} says so. */
  FolderWalk walk(List<Path> from, BooleanSupplier enough) throws IOException {
    folders.addAll(from);
    while (!folders.isEmpty() && !enough.getAsBoolean()) {
      enter(folders.poll());
    }
    return this;
  }

  private void enter(Path folder) throws IOException {
    RemoteIterator<FileStatus> children = fileSystem.listStatusIterator(folder);
    while (children.hasNext()) {
      FileStatus child = children.next();
      Path path = child.getPath();
      if (child.isDirectory()) {
        if (IncludeGlobs.entersFolder(path.getName())) {
          checkDepth(path);
          folders.add(path);
        }
      } else if (IncludeGlobs.seesFile(path.getName())) {
        keep(child);
      }
    }
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
    String relative = status.getPath().toUri().getPath().substring(rootPath.length());
    if (include.matches(relative)) {
      files.add(new SourceFile(relative, status.getLen(), status.getModificationTime()));
    }
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
