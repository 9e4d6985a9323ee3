package org.apache.spark.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Stands in for Spark's class of this name in the forked JVMs of the tests. The folder of its last
 * jar argument holds a script for each start: lines to print, and how to end.
 */
public final class SparkSubmit {
  private SparkSubmit() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder =
        Path.of(List.of(args).stream().filter(a -> a.endsWith(".jar")).findFirst().orElseThrow())
            .getParent();
    int start = 1;
    while (Files.exists(folder.resolve("started-" + start))) {
      start++;
    }
    Files.write(folder.resolve("started-" + start), List.of(args), StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("environment"), System.getenv().toString());
    for (String line : script(folder, start)) {
      act(line);
    }
  }

  private static List<String> script(Path folder, int start) throws IOException {
    Path own = folder.resolve("script-" + start);
    return Files.readAllLines(Files.exists(own) ? own : folder.resolve("script"));
  }

  private static void act(String line) throws InterruptedException {
    if (line.startsWith("exit ")) {
      System.out.flush();
      Runtime.getRuntime().halt(Integer.parseInt(line.substring("exit ".length())));
    } else if (line.startsWith("complain ")) {
      System.err.println(line.substring("complain ".length()));
    } else if (line.equals("hang")) {
      new CountDownLatch(1).await();
    } else {
      System.out.println(line);
    }
  }
}
