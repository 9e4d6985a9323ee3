package dev.tarsier.job.tracking;

import java.io.IOException;
import java.io.InputStream;

/** Files of the run's folder, by their names relative to it. */
public interface RunFiles {
  InputStream open(String name) throws IOException;

  long bytes(String name) throws IOException;

  /** Copies one to a place in an object store or HDFS. */
  void copy(String name, String uri) throws IOException;
}
