package dev.tarsier.job.tfrecord;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tarsier.job.Allowance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.provider.MethodSource;

/** A file of records, plain or in GZIP, and the image of each record. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Jazzer's natives are tried on Linux only")
class FuzzTfRecord {
  private static final int LONGEST = 1 << 20;

  static List<byte[]> seeds() throws IOException {
    byte[] file = Examples.file(Examples.random(7, 3, 40));
    return List.of(file, Examples.gzip(file));
  }

  /** The bytes as a file, and as the one record of a file: no mutation meets a checksum. */
  @MethodSource("seeds")
  @FuzzTest
  void records(byte[] bytes) throws Exception {
    if (bytes != null) {
      Allowance.hold(64, () -> read(bytes));
      Allowance.hold(64, () -> parse(new TfRecordReader.Content(12, bytes, bytes.length)));
    }
  }

  @SuppressWarnings("EmptyCatch") // that it is damaged is an answer
  private static void read(byte[] bytes) throws IOException {
    try (TfRecordReader reader = TfRecordReader.open(new ByteArrayInputStream(bytes), LONGEST)) {
      Optional<TfRecordReader.Content> next = reader.next();
      while (next.isPresent()) {
        parse(next.get());
        next = reader.next();
      }
    } catch (DamagedRecord e) {
      // What it is for.
    }
  }

  @SuppressWarnings("EmptyCatch") // that it is damaged is an answer
  private static void parse(TfRecordReader.Content record) {
    try {
      ExampleReader.read(record);
    } catch (DamagedRecord e) {
      // What it is for.
    }
  }
}
