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
import org.apache.hadoop.fs.Path;

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
    return Storage.path(name.isEmpty() ? folder : folder.child(name));
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

  /** Names in a folder of the run, sorted; none when it does not exist. */
  Set<String> names(String below) throws IOException {
    Set<String> names = new TreeSet<>();
    try {
      for (FileStatus status : fileSystem.listStatus(path(below))) {
        names.add(status.getPath().getName());
      }
    } catch (FileNotFoundException e) {
      return Set.of();
    }
    return names;
  }
}
