package dev.tarsier.template.emulator.storage;

import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The objects of a bucket below a prefix, those past a delimiter folded into one prefix each. */
final class ObjectListing {
  private final String bucket;
  private final String prefix;
  private final String delimiter;
  private final Map<String, ObjectResource> objects = new TreeMap<>();
  private final TreeSet<String> prefixes = new TreeSet<>();

  private ObjectListing(ApiRequest request) {
    this.bucket = request.value("bucket");
    this.prefix = request.parameter("prefix").orElse("");
    this.delimiter = request.parameter("delimiter").orElse("");
  }

  static ObjectListing of(ApiRequest request, Buckets buckets) throws ApiError, IOException {
    ObjectListing listing = new ObjectListing(request);
    Path folder = buckets.existing(listing.bucket);
    Files.walkFileTree(
        folder,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        listing.new Visitor(folder));
    return listing;
  }

  /** By name. */
  List<ObjectResource> objects() {
    return new ArrayList<>(objects.values());
  }

  List<String> prefixes() {
    return List.copyOf(prefixes);
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Path folder;

    Visitor(Path folder) {
      this.folder = folder;
    }

    private String name(Path path) {
      return folder.relativize(path).toString().replace('\\', '/');
    }

    /** Only where names can begin with the prefix, and not below one that is folded. */
    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
      if (path.equals(folder)) {
        return FileVisitResult.CONTINUE;
      }
      String name = name(path) + "/";
      boolean leads = name.startsWith(prefix) || prefix.startsWith(name);
      return leads ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = name(file);
      if (attributes.isRegularFile() && name.startsWith(prefix) && !Uploads.isUnfinished(file)) {
        int cut = delimiter.isEmpty() ? -1 : name.indexOf(delimiter, prefix.length());
        if (cut < 0) {
          objects.put(name, ObjectResource.of(bucket, name, file, attributes));
        } else {
          prefixes.add(name.substring(0, cut + delimiter.length()));
        }
      }
      return FileVisitResult.CONTINUE;
    }

    /** A file that goes away while it is looked at is not there. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
