package dev.tarsier.job.storage;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * {@code gs:} without Cloud Storage: bucket {@code B} is the folder {@code B} below the one that
 * {@value #FOLDER} names, and an object is a file. Chosen by {@code
 * fs.gs.impl=dev.tarsier.job.storage.BucketFolders}. A bucket that is written to is made; one that
 * is read must be there. Names stay names: paths come back as {@code gs://B/...}.
 *
 * <p>Being a local file system it renames atomically, which Cloud Storage does not.
 */
public final class BucketFolders extends RawLocalFileSystem {
  /** Setting of the folder that holds a folder for each bucket. */
  public static final String FOLDER = "tarsier.buckets";

  /** Bucket naming rules of Cloud Storage (docs/buckets#naming): 3 to 222 characters. */
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");

  private URI uri;
  private java.nio.file.Path root;

  /** The bucket has no folder. */
  static final class MissingBucket extends FileNotFoundException {
    private static final long serialVersionUID = 1;

    private MissingBucket(String bucket, java.nio.file.Path root) {
      super(
          "Cannot find bucket: "
              + bucket
              + " (make the folder "
              + root
              + ", or pass --buckets with the folder that has it)");
    }
  }

  @Override
  public void initialize(URI name, Configuration configuration) throws IOException {
    String folders = configuration.getTrimmed(FOLDER, "");
    if (folders.isEmpty()) {
      throw new IOException(
          "Missing setting: " + FOLDER + " (the folder that holds a folder for each bucket)");
    }
    String bucket = String.valueOf(name.getAuthority());
    if (!BUCKET.matcher(bucket).matches() || bucket.contains("..")) {
      throw new IOException("Invalid bucket: " + bucket + " (3 to 222 of a-z, 0-9, -, _ and .)");
    }
    uri = URI.create("gs://" + bucket);
    root = java.nio.file.Path.of(folders).toAbsolutePath().normalize().resolve(bucket);
    super.initialize(uri, configuration);
  }

  @Override
  public String getScheme() {
    return "gs";
  }

  @Override
  public URI getUri() {
    return uri;
  }

  @Override
  protected Path getInitialWorkingDirectory() {
    // Asked for by the constructor, before there is a bucket.
    return new Path("/");
  }

  @Override
  public Path getWorkingDirectory() {
    return new Path(uri + "/");
  }

  @Override
  public File pathToFile(Path path) {
    checkPath(path);
    return new File(root.toFile(), path.toUri().getPath());
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    try {
      return super.open(path, bufferSize);
    } catch (FileNotFoundException e) {
      throw absent(e);
    }
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    try {
      return super.listStatus(path);
    } catch (FileNotFoundException e) {
      throw absent(e);
    }
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(pathToFile(path).toPath(), BasicFileAttributes.class);
      return new FileStatus(
          attributes.isDirectory() ? 0 : attributes.size(),
          attributes.isDirectory(),
          1,
          getDefaultBlockSize(path),
          attributes.lastModifiedTime().toMillis(),
          makeQualified(path));
    } catch (NoSuchFileException e) {
      throw absent(new FileNotFoundException(makeQualified(path) + " does not exist"));
    }
  }

  private FileNotFoundException absent(FileNotFoundException found) {
    return Files.isDirectory(root) ? found : new MissingBucket(uri.getAuthority(), root);
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    Files.createDirectories(pathToFile(path).toPath());
    return true;
  }

  /** Objects have no permission bits, and setting them would start a process for each folder. */
  @Override
  public boolean mkdirs(Path path, FsPermission permission) throws IOException {
    return mkdirs(path);
  }

  @Override
  public String toString() {
    return "BucketFolders(" + uri + " at " + root + ")";
  }
}
