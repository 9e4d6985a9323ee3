package dev.tarsier.job;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.deploy.SparkSubmit;

/** Stands in for the job's class of this name in the forked JVMs of the tests. */
public final class PreviewJob {
  private PreviewJob() {}

  /** Does what the next script says, as the stand-in for Spark does. */
  public static void main(String[] args) throws IOException, InterruptedException {
    String classPath = System.getProperty("java.class.path");
    Path jar = Path.of(classPath.substring(0, classPath.indexOf(File.pathSeparatorChar)));
    List<String> all = new ArrayList<>(List.of(jar.toString()));
    all.addAll(List.of(args));
    all.add("class-path=" + classPath);
    SparkSubmit.main(all.toArray(String[]::new));
  }
}
