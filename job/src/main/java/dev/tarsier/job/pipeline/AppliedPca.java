package dev.tarsier.job.pipeline;

import dev.tarsier.job.report.PcaModel;
import dev.tarsier.job.report.PcaModelParser;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.sink.RunFolder;
import dev.tarsier.job.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;

/** A PCA that another run has fitted. */
final class AppliedPca {
  private static final String SPEC_PATH = "recipe";

  private AppliedPca() {}

  /**
   * Reads it from a finished run, or from a folder {@code pca} wherever it lies. Throws
   * InputProblem when there is none.
   */
  static PcaModel read(String uri, Configuration configuration) throws IOException {
    Location folder = location(uri);
    FileSystem fileSystem = Storage.of(folder, configuration, SPEC_PATH);
    Optional<String> ofRun = text(fileSystem, folder.child(PcaSettlement.MODEL));
    if (ofRun.isPresent() && !fileSystem.exists(Storage.path(folder.child(RunFolder.SUCCESS)))) {
      throw new InputProblem(
          "Cannot apply the PCA of "
              + folder
              + ": the run there has not ended (run its request again to its end)",
          SPEC_PATH);
    }
    String text =
        ofRun
            .or(() -> text(fileSystem, folder.child(PcaSettlement.MODEL_NAME)))
            .orElseThrow(
                () ->
                    new InputProblem(
                        "Missing PCA: "
                            + folder
                            + " holds neither pca/pca.json nor pca.json (name the folder of a"
                            + " finished run with components, or its folder pca)",
                        SPEC_PATH));
    try {
      return PcaModelParser.parse(text);
    } catch (IllegalArgumentException e) {
      throw new InputProblem(
          "Cannot apply the PCA of " + folder + ": " + e.getMessage(), SPEC_PATH, e);
    }
  }

  private static Location location(String uri) {
    try {
      return new Location(uri);
    } catch (IllegalArgumentException e) {
      throw new InputProblem(e.getMessage(), SPEC_PATH, e);
    }
  }

  private static Optional<String> text(FileSystem fileSystem, Location file) {
    try (FSDataInputStream in = fileSystem.open(Storage.path(file))) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new InputProblem("Cannot read " + file + ": " + e.getMessage(), SPEC_PATH, e);
    }
  }
}
