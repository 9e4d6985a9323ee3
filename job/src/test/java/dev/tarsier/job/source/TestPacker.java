package dev.tarsier.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TestPacker {
  @Test
  void everyFileOnceInOrderAndNearlyEqualBytes() {
    Random random = new Random(20_261_120);
    for (int round = 0; round < 2_000; round++) {
      List<SourceFile> files = randomFiles(random, random.nextInt(200));
      int partitions = 1 + random.nextInt(40);

      int[] cuts = Packer.cuts(files, partitions);
      List<List<SourceFile>> packed = Packer.pack(files, cuts);

      assertThat(packed).hasSize(partitions);
      assertThat(packed.stream().flatMap(List::stream)).containsExactlyElementsOf(files);
      assertNearlyEqual(files, packed);
    }
  }

  private static void assertNearlyEqual(List<SourceFile> files, List<List<SourceFile>> packed) {
    double ideal = (double) weight(files) / packed.size();
    long largest = files.stream().mapToLong(file -> weight(List.of(file))).max().orElse(0);
    for (List<SourceFile> partition : packed) {
      assertThat(Math.abs(weight(partition) - ideal)).isLessThanOrEqualTo((double) largest);
    }
  }

  private static long weight(List<SourceFile> files) {
    return files.stream()
        .mapToLong(file -> Math.max(0, file.bytes()) + Packer.BYTES_PER_OPEN)
        .sum();
  }

  private static List<SourceFile> randomFiles(Random random, int count) {
    List<SourceFile> files = new ArrayList<>();
    int spread = 1 + random.nextInt(40);
    for (int i = 0; i < count; i++) {
      long bytes = random.nextInt(8) == 0 ? 0 : random.nextLong() >>> (63 - spread);
      files.add(new SourceFile(i + ".jpg", bytes, 0));
    }
    return files;
  }

  @Test
  void fewerFilesThanPartitions() {
    List<SourceFile> files = Collections.nCopies(3, new SourceFile("a", 10, 0));

    assertThat(Packer.pack(files, Packer.cuts(files, 7)))
        .extracting(List::size)
        .hasSize(7)
        .containsOnly(0, 1);
  }

  @Test
  void noFiles() {
    assertThat(Packer.cuts(List.of(), 3)).containsExactly(0, 0, 0, 0);
  }

  @Test
  void onePartition() {
    assertThat(Packer.cuts(Collections.nCopies(5, new SourceFile("a", 1, 0)), 1))
        .containsExactly(0, 5);
  }

  @Test
  void emptyAndAbsentFilesAreSpreadToo() {
    List<SourceFile> files = new ArrayList<>(Collections.nCopies(4, new SourceFile("a", 0, 0)));
    files.addAll(Collections.nCopies(4, new SourceFile("b", InventoryEntries.ABSENT, 0)));

    assertThat(Packer.cuts(files, 4)).containsExactly(0, 2, 4, 6, 8);
  }

  @Test
  void knownCuts() {
    List<SourceFile> files = new ArrayList<>();
    for (long bytes : new long[] {9_000_000, 1_000_000, 1_000_000, 1_000_000, 6_000_000, 0}) {
      files.add(new SourceFile(files.size() + "", bytes, 0));
    }

    assertThat(Packer.cuts(files, 2))
        .as("a change of it changes every shard of a repeated run")
        .containsExactly(0, 1, 6);
  }
}
