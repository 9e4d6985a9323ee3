package dev.tarsier.job.verify;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tarsier.job.Allowance;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.provider.MethodSource;

/** An archive is read to its end or is damaged. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Jazzer's natives are tried on Linux only")
class FuzzTarReader {
  static List<byte[]> seeds() {
    return List.of(
        TestTarReader.archive("a.jpg", "left/b.png"),
        TestTarReader.archive("x".repeat(300) + "/ä.jpg"));
  }

  @MethodSource("seeds")
  @FuzzTest
  void archive(byte[] bytes) throws Exception {
    if (bytes != null) {
      Allowance.hold(64, () -> read(bytes));
    }
  }

  @SuppressWarnings("EmptyCatch") // that it is damaged is an answer
  private static void read(byte[] bytes) throws Exception {
    try {
      TestTarReader.read(bytes);
    } catch (DamagedArchive e) {
      // What it is for.
    }
  }
}
