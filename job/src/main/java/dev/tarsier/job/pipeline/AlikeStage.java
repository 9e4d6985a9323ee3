package dev.tarsier.job.pipeline;

import dev.tarsier.job.alike.Fingerprint;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.request.Dedupe;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.source.Packer;
import dev.tarsier.job.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Finds the images that are alike and leaves them out, before partitions are packed. The driver
 * holds line, fingerprint and index entry of each image that it compares: some 400 bytes, reckoned.
 */
final class AlikeStage {
  private final JavaSparkContext spark;
  private final JobRequest request;
  private final EventSink events;

  AlikeStage(JavaSparkContext spark, JobRequest request, EventSink events) {
    this.spark = spark;
    this.request = request;
    this.events = events;
  }

  /** The same for the same run, whenever it is asked for; the run must have begun. */
  Choices leaveOut(Selected selected) {
    Dedupe dedupe = request.source().selection().dedupe();
    if (dedupe == Dedupe.NONE) {
      return selected.choices();
    }
    long start = System.nanoTime();
    AlikeChoice alike = new AlikeChoice(dedupe, selected);
    List<Integer> candidates = alike.candidates();
    List<SourceFile> files = candidates.stream().map(selected.listing().files()::get).toList();
    long bytes = files.stream().mapToLong(SourceFile::bytes).sum();
    events.accept(new ProgressEvent.Comparing(files.size(), bytes));
    Choices chosen = alike.choose(byPlace(candidates, fingerprints(files)));
    double seconds = (System.nanoTime() - start) / 1e9;
    events.accept(new ProgressEvent.Compared(chosen.duplicates().size(), seconds));
    return chosen;
  }

  private static Map<Integer, Fingerprint> byPlace(List<Integer> places, List<String> lines) {
    Map<Integer, Fingerprint> fingerprints = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      if (FingerprintTask.isFingerprint(lines.get(i))) {
        fingerprints.put(places.get(i), Fingerprint.parse(lines.get(i)));
      }
    }
    return fingerprints;
  }

  /** A line for each file. */
  private List<String> fingerprints(List<SourceFile> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    int parts = Math.min(files.size(), request.output().partitions());
    List<List<SourceFile>> packed = Packer.pack(files, Packer.cuts(files, parts));
    List<FingerprintTask.Input> inputs = new ArrayList<>();
    for (List<SourceFile> part : packed) {
      inputs.add(new FingerprintTask.Input(inputs.size(), new ArrayList<>(part)));
    }
    Broadcast<SerializableConfiguration> hadoop =
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    FingerprintTask task = new FingerprintTask(request, hadoop);
    spark.setJobDescription(request.dataset() + " " + request.runId() + ": compare");
    try {
      return spark.parallelize(inputs, inputs.size()).map(task::run).collect().stream()
          .flatMap(String::lines)
          .toList();
    } catch (Exception e) {
      throw Failures.of(e);
    } finally {
      hadoop.destroy();
    }
  }
}
