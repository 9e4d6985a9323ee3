package dev.tarsier.job.request;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A glob matches a path or not, or is refused. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Jazzer's natives are tried on Linux only")
class FuzzGlobs {
  /** Short ones: a star gives back character by character, as in any expression of Java's. */
  @FuzzTest
  void glob(FuzzedDataProvider data) {
    String glob = data.consumeString(20);
    String path = data.consumeString(40);
    match(glob, path);
  }

  @SuppressWarnings("EmptyCatch") // that it is refused is an answer
  private static void match(String glob, String path) {
    try {
      new IncludeGlobs(List.of(glob)).matches(path);
    } catch (IllegalArgumentException e) {
      // What it is for.
    }
  }
}
