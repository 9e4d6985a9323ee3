package dev.tarsier.job.source;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tarsier.job.Allowance;
import dev.tarsier.job.request.InputProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** A list of images, as text and as CSV: entries, or the problem with it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Jazzer's natives are tried on Linux only")
class FuzzInventory {
  private static final Configuration CONFIGURATION = new Configuration(false);

  @TempDir private Path root;

  static List<byte[]> seeds() {
    return Stream.of(
            "a.jpg\n# no\n\nb/ä 1%.jpg\nfile:/x/y.png\n",
            "uri,size\na.jpg,7\n\"b \"\"c\"\".jpg\",8\n",
            "\uFEFFpath,label\r\nx/../y.jpg,left\r\ngs://b/c.jpg,\"ri\nght\"\r\n")
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  @MethodSource("seeds")
  @FuzzTest
  void inventory(byte[] bytes) throws Exception {
    if (bytes != null) {
      for (String name : List.of("list.txt", "list.csv")) {
        Files.write(root.resolve(name), bytes);
        Allowance.hold(64, () -> read(name));
      }
    }
  }

  @SuppressWarnings("EmptyCatch") // that it is refused is an answer
  private void read(String name) throws IOException {
    try {
      new InventoryEntries(Sources.inventory(root, "file:" + root.resolve(name)), CONFIGURATION)
          .read();
    } catch (InputProblem e) {
      // What it is for.
    }
  }
}
