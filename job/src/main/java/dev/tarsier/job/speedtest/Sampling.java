package dev.tarsier.job.speedtest;

import dev.tarsier.job.report.RejectedImage;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.source.Packer;
import dev.tarsier.job.source.SourceCensus;
import dev.tarsier.job.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * From a listing to images that are known to be sound and stand in every format. They are read
 * twice for it: shards of equal bytes can be cut only once it is known which images are in them.
 */
record Sampling(
    JavaSparkContext spark,
    SpeedtestRequest request,
    Broadcast<SerializableConfiguration> configuration) {
  /** Throws InputProblem when too few are sound for any point. */
  Chosen choose(List<SourceFile> listed) throws IOException {
    Chosen chosen = Chosen.of(listed, request.images(), request.grid().seed(), this::check);
    int fewest = request.grid().fewestImages();
    int sound = chosen.files().size();
    if (chosen.gaveUp()) {
      throw problem(
          "Cannot measure: %d of the first %d images of the seed's order cannot be read or decoded%s (mend the source, or see what tarsier inspect says of it)"
              .formatted(chosen.left().size(), chosen.left().size() + sound, named(chosen.left())));
    }
    if (sound == 0 && !chosen.left().isEmpty()) {
      throw problem(
          "Cannot measure: none of %d images can be read and decoded%s (mend the source, or see what tarsier inspect says of it)"
              .formatted(chosen.left().size(), named(chosen.left())));
    }
    if (sound < fewest) {
      throw problem(
          "Cannot measure: the smallest point needs %d images, and %d of %d can be read%s (give smaller --batch-sizes or --batch-counts)"
              .formatted(fewest, sound, listed.size(), named(chosen.left())));
    }
    return chosen;
  }

  private static InputProblem problem(String message) {
    return new InputProblem(message, "source.uri");
  }

  private static String named(List<RejectedImage> left) {
    return left.isEmpty() ? "" : "; left out: " + RejectedImage.names(left, left.size());
  }

  private List<Checked> check(List<SourceFile> files) throws IOException {
    List<SourceFile> measured =
        SourceCensus.measured(files, request.source(), spark.hadoopConfiguration());
    CheckTask task = new CheckTask(request.source(), configuration);
    List<List<SourceFile>> packed = packed(measured, spark.defaultParallelism());
    spark.setJobDescription("speed test: read and decode the sample");
    try {
      return spark.parallelize(packed, packed.size()).map(task::check).collect().stream()
          .flatMap(Collection::stream)
          .toList();
    } catch (Exception e) {
      throw Speedtest.failure("Cannot read the sample", e);
    }
  }

  /** Into pieces of nearly equal bytes, none of them empty. */
  private static List<List<SourceFile>> packed(List<SourceFile> files, int most) {
    return Packer.pack(files, Packer.cuts(files, Math.min(most, files.size()))).stream()
        .filter(piece -> !piece.isEmpty())
        .toList();
  }

  /** Writes what was chosen to shards. */
  PreparedSample write(Chosen chosen, long listed, Location shards) {
    List<List<SourceFile>> packed = packed(chosen.files(), request.shards());
    SampleTask task = new SampleTask(request.source(), shards, packed.size(), configuration);
    List<SampleTask.Input> inputs = new ArrayList<>();
    packed.forEach(files -> inputs.add(new SampleTask.Input(inputs.size(), files)));
    spark.setJobDescription("speed test: write the sample's shards");
    try {
      return new PreparedSample(
          listed,
          request.source().root(),
          shards,
          spark.parallelize(inputs, inputs.size()).map(task::make).collect());
    } catch (Exception e) {
      throw Speedtest.failure("Cannot write the sample's shards", e);
    }
  }
}
