package dev.tarsier.job.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.request.ByteSize;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.request.Transfer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.AccessControlException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestReadAhead {
  private final Configuration configuration = new Configuration(false);
  private final Probe probe = new Probe();
  private final List<SourceFile> files = new ArrayList<>();
  private final List<byte[]> contents = new ArrayList<>();

  @TempDir private Path root;

  @BeforeEach
  void install() {
    ProbedFileSystem.install(probe, configuration);
  }

  @ParameterizedTest
  @CsvSource({"65536, 8", "65536, 1", "1000000000, 16", "0, 4"})
  void orderBytesAndWindow(long window, int threads) throws IOException {
    Random random = new Random(window + threads);
    for (int i = 0; i < 60; i++) {
      add(random, i == 30 ? 200_000 : random.nextInt(5) == 0 ? 0 : random.nextInt(40_000));
    }
    probe.slowBy(2);
    probe.watchWindow(window);

    try (ReadAhead reads = readAhead(window, threads)) {
      for (int i = 0; i < files.size(); i++) {
        ReadResult.Loaded loaded = (ReadResult.Loaded) reads.next();

        assertThat(Arrays.copyOf(loaded.buffer(), loaded.length())).isEqualTo(contents.get(i));
        probe.released(files.get(i).name());
        reads.release(loaded);
      }
    }
    assertThat(probe.overheld()).isFalse();
    assertThat(probe.mostInFlight()).isBetween(1, 4 * threads);
    assertThat(files).allMatch(file -> probe.opens(file.name()) == 1);
  }

  /**
   * The opens wait for one another: with fewer in flight than threads none would return. Once times
   * are known there may be more.
   */
  @Test
  void asManyReadsInFlightAsThreads() throws IOException {
    for (int i = 0; i < 12; i++) {
      add(new Random(i), 100);
    }
    probe.meet(6);

    try (ReadAhead reads = readAhead(1 << 20, 6)) {
      readAll(reads);
      assertThat(reads.counts().mostInFlight()).isBetween(6, 12);
      assertThat(reads.counts().opened()).isEqualTo(12);
      assertThat(reads.counts().repeated()).isZero();
      assertThat(reads.counts().seconds()).isPositive();
    }
    assertThat(probe.mostInFlight()).isBetween(6, 12);
  }

  @Test
  void goneShortenedAndGrownFiles() throws IOException {
    for (int i = 0; i < 5; i++) {
      add(new Random(i), 100);
    }
    Files.delete(path(1));
    Files.write(path(2), new byte[99]);
    Files.write(path(3), new byte[101]);

    try (ReadAhead reads = readAhead(1 << 20, 2)) {
      assertThat(readAll(reads))
          .containsExactly(
              "100 bytes",
              "UNREADABLE the file is gone since it was listed",
              "UNREADABLE the file became shorter since it was listed",
              "100 bytes",
              "100 bytes");
    }
  }

  @Test
  void absentAndFarTooLargeFiles() throws IOException {
    add(new Random(1), 10);
    files.add(new SourceFile("absent.jpg", InventoryEntries.ABSENT, 0));
    files.add(new SourceFile("video.jpg", ReadAhead.LARGEST_FILE_BYTES + 1, 0));

    try (ReadAhead reads = readAhead(1 << 20, 2)) {
      assertThat(readAll(reads))
          .containsExactly(
              "10 bytes",
              "UNREADABLE the file does not exist",
              "TOO_LARGE the file has 536870913 bytes, limit 536870912");
    }
    assertThat(probe.opens("video.jpg")).isZero();
    assertThat(probe.opens("absent.jpg")).isZero();
  }

  /** It may be given again; an image that was rejected for it would stay so. */
  @Test
  void permissionThatIsTaken() throws IOException {
    add(new Random(1), 10);
    probe.fail(files.get(0).name(), 99, new AccessControlException("no"));

    try (ReadAhead reads = readAhead(1 << 20, 2)) {
      assertThatThrownBy(reads::next)
          .isInstanceOf(RunFailure.class)
          .hasMessage(
              "Cannot read file:"
                  + path(0)
                  + " after 4 tries: no (let the run's account read it, or leave it out with"
                  + " source.include; run the same request again to go on from here)");
    }
    assertThat(probe.opens(files.get(0).name())).isEqualTo(4);
  }

  @Test
  void bytesThatAreNotThoseOfTheListing() throws IOException {
    add(new Random(1), 10);
    SourceFile listed = files.get(0);
    CRC32C crc = new CRC32C();
    crc.update(contents.get(0));
    files.set(0, new SourceFile(listed.path(), 10, 0, (int) crc.getValue()));
    files.add(new SourceFile(listed.path(), 10, 0, 0x1234abcd));

    try (ReadAhead reads = readAhead(1 << 20, 2)) {
      ReadResult equal = reads.next();
      assertThat(equal).isInstanceOf(ReadResult.Loaded.class);
      reads.release(equal);
      assertThatThrownBy(reads::next)
          .isInstanceOf(RunFailure.class)
          .hasMessage(
              "Cannot read file:"
                  + path(0)
                  + " after 4 tries: Invalid bytes: CRC32C "
                  + HexFormat.of().toHexDigits((int) crc.getValue())
                  + " came, 1234abcd was listed (damaged on their way, or replaced since)"
                  + " (run the same request again to go on from here)");
    }
    assertThat(probe.opens(listed.name())).isEqualTo(5);
  }

  @Test
  void passingFailures() throws IOException {
    add(new Random(1), 10);
    add(new Random(2), 20);
    probe.fail(files.get(0).name(), 2, new SocketTimeoutException("cable"));

    try (ReadAhead reads = readAhead(1 << 20, 2)) {
      assertThat(readAll(reads)).containsExactly("10 bytes", "20 bytes");
      assertThat(reads.counts().opened()).isEqualTo(4);
      assertThat(reads.counts().repeated()).isEqualTo(2);
    }
    assertThat(probe.opens(files.get(0).name())).isEqualTo(3);
  }

  @Test
  void lastingFailure() throws IOException {
    add(new Random(1), 10);
    add(new Random(2), 20);
    probe.fail(files.get(1).name(), 99, new IOException("Cannot reach the disk"));

    try (ReadAhead reads = readAhead(1 << 20, 2)) {
      reads.release(reads.next());

      assertThatThrownBy(reads::next)
          .isInstanceOf(RunFailure.class)
          .hasMessage(
              "Cannot read file:"
                  + path(1)
                  + " after 4 tries: Cannot reach the disk (run the same request again to go on from here)");
    }
    assertThat(probe.opens(files.get(1).name())).isEqualTo(4);
  }

  @Test
  void closeStopsThreadsInTheMiddleOfReads() throws Exception {
    for (int i = 0; i < 8; i++) {
      add(new Random(i), 100);
    }
    probe.expectHeldUp(4);
    List<Thread> before = readers();

    ReadAhead reads = readAhead(1 << 20, 4);
    assertThat(probe.awaitHeldUp()).isTrue();
    List<Thread> started = new ArrayList<>(readers());
    started.removeAll(before);
    reads.close();

    assertThat(started).hasSize(4);
    for (Thread thread : started) {
      thread.join(30_000);
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Test
  void nothingToRead() {
    readAhead(1 << 20, 4).close();

    assertThat(probe.mostInFlight()).isZero();
  }

  private static List<Thread> readers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("tarsier-read"))
        .toList();
  }

  private List<String> readAll(ReadAhead reads) {
    List<String> results = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      ReadResult result = reads.next();
      results.add(
          result instanceof ReadResult.Lost lost
              ? lost.reason() + " " + lost.detail()
              : ((ReadResult.Loaded) result).length() + " bytes");
      reads.release(result);
    }
    return results;
  }

  private ReadAhead readAhead(long window, int threads) {
    Transfer transfer = new Transfer(new ByteSize(window), threads, ByteSize.ofMebibytes(8));
    return new ReadAhead(Sources.location(root), files, transfer, configuration);
  }

  private void add(Random random, int bytes) throws IOException {
    byte[] content = new byte[bytes];
    random.nextBytes(content);
    SourceFile file = new SourceFile("f " + files.size() + "%.jpg", bytes, 0);
    Files.write(root.resolve(file.path()), content);
    files.add(file);
    contents.add(content);
    probe.size(file.name(), bytes);
  }

  private Path path(int file) {
    return root.resolve(files.get(file).path());
  }
}
