package dev.tarsier.job.source;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.FutureDataInputStreamBuilder;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.impl.OpenFileParameters;
import org.apache.hadoop.util.LambdaUtils;

/** The local file system, every call told to a {@link Probe}, which may delay it or break it. */
public final class ProbedFileSystem extends FilterFileSystem {
  private static final String KEY = "tarsier.test.probe";
  private static final Map<String, Probe> PROBES = new ConcurrentHashMap<>();

  private Probe probe;

  public ProbedFileSystem() {
    super(new RawLocalFileSystem());
  }

  /** Makes {@code file:} go through the probe. */
  static void install(Probe probe, Configuration configuration) {
    PROBES.put(probe.id(), probe);
    configuration.set(KEY, probe.id());
    configuration.set("fs.file.impl", ProbedFileSystem.class.getName());
    configuration.setBoolean("fs.file.impl.disable.cache", true);
  }

  static void remove(Configuration configuration) {
    configuration.unset(KEY);
    configuration.unset("fs.file.impl");
    configuration.unset("fs.file.impl.disable.cache");
  }

  @Override
  public void initialize(URI name, Configuration conf) throws IOException {
    super.initialize(name, conf);
    probe = PROBES.get(conf.get(KEY));
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    probe.statusAsked();
    return super.getFileStatus(path);
  }

  @Override
  public RemoteIterator<FileStatus> listStatusIterator(Path path) throws IOException {
    probe.listed();
    return super.listStatusIterator(path);
  }

  @Override
  public FutureDataInputStreamBuilder openFile(Path path) {
    return createDataInputStreamBuilder(this, path);
  }

  @Override
  protected CompletableFuture<FSDataInputStream> openFileWithOptions(
      Path path, OpenFileParameters parameters) {
    return LambdaUtils.eval(new CompletableFuture<>(), () -> open(path, 4096));
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    probe.opening(path.getName());
    try {
      return new FSDataInputStream(new ProbedInput(super.open(path, bufferSize), probe));
    } catch (IOException e) {
      probe.closed();
      throw e;
    }
  }
}
