package dev.tarsier.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.Earlier;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.Outcome;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.sink.IndexRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random changes of a source, run after run: what the runs hold together is the source as it is,
 * without what cannot be read as an image.
 */
class TestGrowingDataSet extends PipelineTest {
  private static final int GENERATIONS = 5;

  private final Map<String, Boolean> source = new TreeMap<>();
  private final Map<String, Integer> classes = new TreeMap<>();
  private final Set<String> written = new HashSet<>();
  private final Set<String> superseded = new HashSet<>();
  private SplittableRandom random;
  private long clock = 1_000_000_000_000L;

  private JobRequest request(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--incremental", "true", "--label", "parent-directory", "--max-rejected", "1"));
    arguments.addAll(List.of(more));
    return run.request(arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theRunsTogetherAreTheSource(long seed) throws IOException {
    random = new SplittableRandom(seed);
    for (int number = 1; number <= GENERATIONS; number++) {
      change(number == 1 ? 12 : random.nextInt(1, 7));
      JobRequest request = request("--run-id", "eyes", "--partitions", "" + random.nextInt(1, 9));
      RunReport report = run.run(request);

      String id = number == 1 ? "eyes" : "eyes-" + number;
      assertThat(report.runId()).isEqualTo(id);
      assertThat(report.images().read()).isEqualTo(source.size());
      follow(request.withRunId(id));
      assertThat(written).containsAll(superseded);
      assertThat(standing()).as("of the shards, run %s", id).isEqualTo(expected());
    }
  }

  /** Files added, changed, broken, mended and removed, in folders that come and go. */
  private void change(int changes) throws IOException {
    for (int i = 0; i < changes; i++) {
      List<String> known = List.copyOf(source.keySet());
      int kind = source.size() < 4 ? 0 : random.nextInt(4);
      if (kind == 3) {
        String gone = known.get(random.nextInt(known.size()));
        Files.delete(run.source().resolve(gone));
        source.remove(gone);
      } else if (kind == 2) {
        put(known.get(random.nextInt(known.size())));
      } else {
        // Few names: one that has gone comes back, and two paths may want the same key.
        String folder = List.of("b", "a", "d", "c").get(random.nextInt(4));
        String extension = List.of("jpg", "jpeg").get(random.nextInt(2));
        put(folder + "/eye-" + random.nextInt(9) + "." + extension);
      }
    }
  }

  private void put(String path) throws IOException {
    boolean good = random.nextInt(4) > 0;
    byte[] jpeg = TestImages.jpeg(random.nextLong(), 20 + random.nextInt(30), 20);
    run.put(path, good ? jpeg : "no image".getBytes(StandardCharsets.UTF_8));
    Files.setLastModifiedTime(run.source().resolve(path), FileTime.fromMillis(clock += 1000));
    source.put(path, good);
  }

  /** Adds what a run has written and what it says no longer counts. */
  private void follow(JobRequest request) throws IOException {
    Manifest manifest = run.manifest(request);
    for (IndexRow row : rows(request)) {
      if (row.outcome() instanceof Outcome.Written it) {
        written.add(sample(request.runId(), it.placement().key(), row.path()));
        int number = manifest.labels().indexOf(row.label());
        Integer before = classes.putIfAbsent(row.label(), number);
        assertThat(before).as("class of %s", row.label()).isIn(null, number);
      }
    }
    Path csv = run.folder(request).resolve(SupersededSample.FILE);
    for (String line : Files.exists(csv) ? Files.readAllLines(csv) : List.of("header")) {
      String[] cells = line.split(",", -1);
      if (cells.length == 5 && !cells[0].equals("why") && !cells[2].isEmpty()) {
        superseded.add(sample(cells[2], cells[4], cells[1]));
      }
    }
    Set<String> newest = new HashSet<>();
    for (IndexRow row : rows(request)) {
      SupersededSample.standing(row.outcome(), request.runId())
          .ifPresent(it -> newest.add(sample(it.run(), it.placement().key(), row.path())));
      if (row.outcome() instanceof Outcome.Skipped skipped) {
        assertThat(skipped.earlier()).isNotInstanceOf(Earlier.None.class);
      }
    }
    Set<String> counting = new HashSet<>(written);
    counting.removeAll(superseded);
    assertThat(newest).as("the newest index alone").isEqualTo(counting);
  }

  private List<IndexRow> rows(JobRequest request) {
    List<IndexRow> rows = new ArrayList<>();
    try {
      EarlierRun.open(request, new Configuration(false)).read(rows::add);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return rows;
  }

  private static String sample(String run, String key, String path) {
    return run + " " + key + " " + path;
  }

  /** Paths of the samples that count; no two of them have the same key. */
  private Set<String> standing() {
    Set<String> counting = new HashSet<>(written);
    counting.removeAll(superseded);
    Set<String> keys = new HashSet<>();
    Set<String> paths = new TreeSet<>();
    for (String sample : counting) {
      String[] parts = sample.split(" ", -1);
      assertThat(keys.add(parts[1])).as("key of %s", sample).isTrue();
      assertThat(paths.add(parts[2])).as("path of %s", sample).isTrue();
    }
    return paths;
  }

  private Set<String> expected() {
    Set<String> good = new TreeSet<>();
    source.forEach((path, isGood) -> Optional.of(path).filter(it -> isGood).ifPresent(good::add));
    return good;
  }

  @ParameterizedTest
  @ValueSource(longs = 4)
  void equalHistoriesGiveEqualShards(long seed) throws IOException {
    random = new SplittableRandom(seed);
    change(12);
    run.run(request("--run-id", "one", "--partitions", "4"));
    run.run(request("--run-id", "two", "--partitions", "4"));
    change(6);
    run.run(request("--run-id", "two", "--partitions", "4"));
    run.run(request("--run-id", "one", "--partitions", "4"));

    for (String generation : List.of("", "-2")) {
      assertThat(RunFixture.contents(run.output().resolve("one" + generation + "/shards")))
          .isNotEmpty()
          .isEqualTo(RunFixture.contents(run.output().resolve("two" + generation + "/shards")));
    }
  }
}
