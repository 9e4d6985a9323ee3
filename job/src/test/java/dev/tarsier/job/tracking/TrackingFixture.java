package dev.tarsier.job.tracking;

import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.Erasure;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Increment;
import dev.tarsier.job.report.ListingSummary;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.PcaReport;
import dev.tarsier.job.report.Reads;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.StageSeconds;
import dev.tarsier.job.report.Usage;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.RequestArguments;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A run that has ended, its files, and a tracker that does not wait long. */
final class TrackingFixture implements RunFiles {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  /** Long enough for a loaded machine, short enough for a test. */
  static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          Duration.ofMillis(1));

  private final String server;
  private final Map<String, String> files = new TreeMap<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> copies = new ArrayList<>();
  private final List<FileRecord> extras = new ArrayList<>();

  TrackingFixture(String server) {
    this.server = server;
    files.put("report.json", "{\"seconds\": 8}");
    files.put("report.html", "<html>ä</html>");
    files.put("_MANIFEST.json", "{}");
  }

  List<String> warnings() {
    return warnings;
  }

  /** Name and target of each. */
  List<String> copies() {
    return copies;
  }

  void file(String name, String content) {
    files.put(name, content);
  }

  void extra(String name, long bytes) {
    extras.add(new FileRecord(name, bytes, 0, "00000000"));
  }

  static RunReport report(Map<String, String> configuration, PcaReport pca) {
    return new RunReport(
        "eyes",
        "first",
        new Counts(45, 3, 2, Map.of(RejectReason.TRUNCATED, 2L, RejectReason.EMPTY, 1L)),
        123_456,
        65_432,
        4,
        8,
        new StageSeconds(0.5, 1.25, 2, 3, 4, 5),
        Reads.NONE,
        new RunReport.Spread(16, 4, 10, 0.5, 1.5, 2.5),
        0,
        configuration,
        Map.of("opencv", "4.9.0"),
        List.of(),
        pca,
        Increment.NONE,
        Usage.NONE);
  }

  JobRequest request(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--dataset", "eyes", "--input", "file:/in", "--output", "file:/out"));
    arguments.addAll(List.of("--run-id", "first", "--mlflow", server));
    arguments.addAll(List.of("--experiment", "grading 2026"));
    arguments.addAll(List.of(more));
    return RequestArguments.parse(arguments);
  }

  TrackedRun run(boolean accepted, String maximumRejected) {
    JobRequest request = request("--max-rejected", maximumRejected);
    return run(request, accepted, Map.of("dataset", "eyes", "max-rejected", maximumRejected));
  }

  TrackedRun run(JobRequest request, boolean accepted, Map<String, String> configuration) {
    Manifest manifest =
        new Manifest(
            "eyes",
            "first",
            request.hash(),
            new ListingSummary(50, 1, "5eed"),
            0,
            Counts.NONE,
            List.of(),
            List.of(),
            List.of(),
            extras,
            Erasure.NONE);
    return new TrackedRun(
        request, "retina", report(configuration, PcaReport.NONE), manifest, accepted);
  }

  void log(TrackedRun run) {
    log(run, Map.of(), PATIENCE);
  }

  void log(TrackedRun run, Map<String, String> environment, Patience patience) {
    new MlflowTracker(environment, patience, Clock.fixed(NOW, ZoneOffset.UTC), warnings::add)
        .log(run, this);
  }

  @Override
  public InputStream open(String name) throws FileNotFoundException {
    if (!files.containsKey(name)) {
      throw new FileNotFoundException(name + " does not exist");
    }
    return new ByteArrayInputStream(files.get(name).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public long bytes(String name) throws FileNotFoundException {
    if (!files.containsKey(name)) {
      throw new FileNotFoundException(name + " does not exist");
    }
    return files.get(name).getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public void copy(String name, String uri) {
    copies.add(name + " " + uri);
  }
}
