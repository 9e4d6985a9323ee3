package dev.tarsier.job.verify;

import dev.tarsier.job.request.Location;
import dev.tarsier.job.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** The files of one run, to be read only. */
final class RunFiles {
  static final String SHARDS = "shards";
  static final String INDEX = "index";

  private final Location folder;
  private final Configuration configuration;
  private final FileSystem fileSystem;

  RunFiles(Location folder, Configuration configuration) throws IOException {
    this.folder = folder;
    this.configuration = configuration;
    this.fileSystem = Storage.of(folder, configuration, "output.uri");
  }

  Location folder() {
    return folder;
  }

  Configuration configuration() {
    return configuration;
  }

  Path path(String name) {
    return Storage.path(folder.child(name));
  }

  /** Throws FileNotFoundException where there is none. */
  CountedInput open(String name) throws IOException {
    return new CountedInput(fileSystem.open(path(name)));
  }

  Optional<String> text(String name) throws IOException {
    try (FSDataInputStream in = fileSystem.open(path(name))) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  boolean exists(String name) throws IOException {
    return fileSystem.exists(path(name));
  }

  /** Names of files below a folder of the run, sorted; none when it does not exist. */
  Set<String> names(String below) throws IOException {
    Set<String> names = new TreeSet<>();
    String start = path(below).toUri().getPath() + "/";
    try {
      RemoteIterator<LocatedFileStatus> all = fileSystem.listFiles(path(below), true);
      while (all.hasNext()) {
        names.add(all.next().getPath().toUri().getPath().substring(start.length()));
      }
    } catch (FileNotFoundException e) {
      return Set.of();
    }
    return names;
  }

  /** Names of the folders in this one, sorted; none when it does not exist. */
  Set<String> folders() throws IOException {
    Set<String> names = new TreeSet<>();
    try {
      for (FileStatus status : fileSystem.listStatus(Storage.path(folder))) {
        if (status.isDirectory()) {
          names.add(status.getPath().getName());
        }
      }
    } catch (FileNotFoundException e) {
      return Set.of();
    }
    return names;
  }
}
