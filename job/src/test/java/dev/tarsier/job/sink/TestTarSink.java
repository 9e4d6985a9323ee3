package dev.tarsier.job.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tarsier.job.report.FileRecord;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

class TestTarSink extends SampleSinkContract {
  private static final List<String> UNUSUAL_KEYS =
      List.of(
          "plain",
          "with space/and %41#",
          "folder/".repeat(20) + "x".repeat(120),
          "y".repeat(240),
          "ä/网膜/👁",
          "网".repeat(80),
          "back\\slash",
          "c:/drive");

  @Override
  SampleSink<Sample> sink(Path attempt, long shardBytes) {
    return new TarSink(fileSystem, new org.apache.hadoop.fs.Path(attempt.toUri()), 7, shardBytes);
  }

  @Override
  List<Entry> entries(Path shard) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (InputStream in = Files.newInputStream(shard);
        TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        byte[] content = tar.readAllBytes();
        entries.add(new Entry(entry.getName(), Samples.text(content, content.length)));
      }
    }
    return entries;
  }

  @Override
  List<Entry> expected(Sample sample) {
    return sample.members().stream()
        .map(
            member ->
                new Entry(
                    sample.key() + "." + member.extension(),
                    Samples.text(member.bytes(), member.length())))
        .toList();
  }

  @Override
  String key(Sample sample) {
    return sample.key();
  }

  @Test
  void noSamples() throws IOException {
    try (SampleSink<Sample> sink = sink(folder, LIMIT)) {
      assertThat(sink.finish()).isEmpty();
    }
    assertThat(shards()).isEmpty();
  }

  @Test
  void samplesNeverPart() throws IOException {
    write(Samples.random(2, 60, 20_000), LIMIT);

    assertThat(shards()).hasSizeGreaterThan(3);
    for (Path shard : shards()) {
      List<String> names = entries(shard).stream().map(Entry::name).toList();
      for (String name : names) {
        String key = name.substring(0, name.lastIndexOf('.'));
        assertThat(names).contains(key + ".png", key + ".json");
      }
    }
  }

  @Test
  void shardsEndBeforeTheLimit() throws IOException {
    List<FileRecord> records = write(Samples.random(3, 80, 9_000), LIMIT);

    assertThat(records).hasSizeGreaterThan(2).allMatch(record -> record.bytes() <= LIMIT);
    for (int i = 0; i + 1 < records.size(); i++) {
      assertThat(records.get(i).bytes()).as("not ended early").isGreaterThan(LIMIT / 2);
    }
  }

  @Test
  void sampleLargerThanTheLimitStandsAlone() throws IOException {
    List<Sample> samples =
        List.of(
            Samples.sample("a", 1_000),
            Samples.sample("b", 300_000),
            Samples.sample("c", 1_000),
            Samples.sample("d", 1_000));

    List<FileRecord> records = write(samples, LIMIT);

    assertThat(records).extracting(FileRecord::samples).containsExactly(1L, 1L, 2L);
    assertThat(records.get(1).bytes()).isGreaterThan(300_000);
    assertThat(allEntries()).isEqualTo(expected(samples));
  }

  @Test
  void namesOfShards() throws IOException {
    write(Samples.random(1, 30, 20_000), LIMIT);

    assertThat(shards().stream().map(shard -> shard.getFileName().toString()))
        .startsWith("part-00007-00000.tar", "part-00007-00001.tar", "part-00007-00002.tar");
  }

  @Test
  void unusualNames() throws IOException {
    write(UNUSUAL_KEYS.stream().map(key -> Samples.sample(key, 10)).toList(), LIMIT);

    assertThat(entries(shards().get(0)))
        .extracting(Entry::name)
        .containsExactlyElementsOf(unusualMembers());
  }

  @Test
  void unusualNamesForTheSystemsOwnTar() throws Exception {
    assumeThat(tarIsOnThePath()).isTrue();
    write(UNUSUAL_KEYS.stream().map(key -> Samples.sample(key, 10)).toList(), LIMIT);

    Process tar =
        new ProcessBuilder("tar", "--quoting-style=literal", "-tf", shards().get(0).toString())
            .redirectErrorStream(true)
            .start();
    String listed = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(listed.lines()).containsExactlyElementsOf(unusualMembers());
    assertThat(tar.waitFor()).isZero();
  }

  private static List<String> unusualMembers() {
    return UNUSUAL_KEYS.stream()
        .flatMap(key -> List.of(key + ".png", key + ".json").stream())
        .toList();
  }

  private static boolean tarIsOnThePath() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tar")));
  }

  @Test
  void fixedTimesOwnersAndModes() throws IOException {
    write(List.of(Samples.sample("a", 3), Samples.sample("网".repeat(80), 3)), LIMIT);

    try (InputStream in = Files.newInputStream(shards().get(0));
        TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        assertThat(entry.getLastModifiedTime().toInstant())
            .isEqualTo(Instant.parse("1980-01-01T00:00:00Z"));
        assertThat(entry.getMode()).isEqualTo(0100644);
        assertThat(entry.isFile()).isTrue();
        assertThat(entry.getLongUserId()).isZero();
        assertThat(entry.getLongGroupId()).isZero();
        assertThat(entry.getUserName() + entry.getGroupName()).isEmpty();
      }
    }
  }

  /** 512 for the header, 512 for each begun block, 1024 for the end. */
  @Test
  void shardFilledToTheLastByte() throws IOException {
    long three = 3 * (512 + 1024 + 512 + 512) + 1024;
    List<Sample> samples =
        List.of("a", "b", "c", "d").stream().map(key -> Samples.sample(key, 1000)).toList();

    assertThat(write(samples, three))
        .extracting(record -> record.bytes())
        .containsExactly(three, 1024L + 2560);
  }

  @Test
  void givenUpShardIsNoResult() throws IOException {
    SampleSink<Sample> sink = sink(folder, LIMIT);
    sink.write(Samples.sample("a", 10));
    sink.close();

    assertThat(sink.finish()).isEmpty();
  }
}
