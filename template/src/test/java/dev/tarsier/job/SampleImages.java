package dev.tarsier.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Stands in for the job's class of this name in the forked JVMs of the tests. */
public final class SampleImages {
  private SampleImages() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(List.of(args).get(List.of(args).indexOf("--output") + 1));
    int images = Integer.parseInt(List.of(args).get(List.of(args).indexOf("--images") + 1));
    for (int i = 0; i < images; i++) {
      Path side = Files.createDirectories(folder.resolve(i % 2 == 0 ? "left" : "right"));
      Files.writeString(side.resolve("eye-" + i + ".jpg"), "image " + i);
    }
    Files.writeString(folder.resolve(".images"), Integer.toString(images));
  }
}
