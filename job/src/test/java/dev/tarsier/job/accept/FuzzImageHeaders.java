package dev.tarsier.job.accept;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tarsier.job.Allowance;
import dev.tarsier.job.request.ImageFormat;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks of all five formats: they answer, whatever the bytes are. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Jazzer's natives are tried on Linux only")
class FuzzImageHeaders {
  private static final Acceptance ALL =
      new Acceptance(EnumSet.allOf(ImageFormat.class), 100_000_000);

  static List<byte[]> seeds() {
    return TestHostileBytes.wholeImages();
  }

  @MethodSource("seeds")
  @FuzzTest
  void imageHeaders(byte[] image) throws Exception {
    if (image != null) {
      Allowance.hold(64, () -> assertThat(ALL.check(image, image.length)).isNotNull());
    }
  }
}
