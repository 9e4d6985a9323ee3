package dev.tarsier.template.run;

import dev.tarsier.job.request.IncludeGlobs;
import dev.tarsier.template.plan.SourceSize;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;

/**
 * A source on this machine, walked as the job will walk it: hidden names and folders that start
 * with {@code _} are left out, links are followed, globs take the path relative to the root.
 */
public final class SourceFolder {
  private final Path root;
  private final IncludeGlobs include;
  private long files;
  private long bytes;

  private SourceFolder(Path root, List<String> include) {
    this.root = root;
    this.include = new IncludeGlobs(include);
  }

  /** Files and bytes below {@code root} that match; throws when a folder cannot be read. */
  public static SourceSize.Measured measure(Path root, List<String> include) throws IOException {
    SourceFolder folder = new SourceFolder(root, include);
    Files.walkFileTree(
        root,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        IncludeGlobs.MAXIMUM_DEPTH,
        folder.new Visitor());
    return new SourceSize.Measured(folder.files, folder.bytes);
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean enters =
          folder.equals(root) || IncludeGlobs.entersFolder(folder.getFileName().toString());
      return enters ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()
          && IncludeGlobs.seesFile(file.getFileName().toString())
          && include.matches(root.relativize(file).toString())) {
        files++;
        bytes += attributes.size();
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
