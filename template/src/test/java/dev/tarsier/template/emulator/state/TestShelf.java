package dev.tarsier.template.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestShelf {
  private static final Region REGION = new Region("p1", "us-central1");
  private static final String NAME = REGION.name(State.POLICIES, "one");
  private static final AutoscalingPolicy POLICY =
      AutoscalingPolicy.newBuilder().setId("one").build();

  @TempDir private Path folder;

  private Shelf<AutoscalingPolicy> open() throws IOException {
    return Shelf.open(folder, State.POLICIES, AutoscalingPolicy.getDefaultInstance());
  }

  @Test
  void whatIsPutIsThereAfterARestart() throws Exception {
    open().put(NAME, POLICY);
    assertThat(open().get(NAME)).hasValue(POLICY);
    assertThat(open().list(REGION)).containsExactly(POLICY);
    assertThat(open().list(new Region("p1", "us-central12"))).isEmpty();
    assertThat(folder.resolve(NAME + ".json")).hasContent("{\n  \"id\": \"one\"\n}");
  }

  @Test
  void whatIsRemovedIsNot() throws Exception {
    Shelf<AutoscalingPolicy> shelf = open();
    shelf.put(NAME, POLICY);
    assertThat(shelf.remove(NAME)).isTrue();
    assertThat(shelf.remove(NAME)).isFalse();
    assertThat(open().names()).isEmpty();
  }

  @Test
  void theFirstOfANameStays() throws Exception {
    Shelf<AutoscalingPolicy> shelf = open();
    assertThat(shelf.putIfAbsent(NAME, POLICY)).isTrue();
    assertThat(shelf.putIfAbsent(NAME, AutoscalingPolicy.getDefaultInstance())).isFalse();
    assertThat(shelf.get(NAME)).hasValue(POLICY);
  }

  @Test
  void aBrokenFileIsNamed() throws Exception {
    open().put(NAME, POLICY);
    Path file = folder.resolve(NAME + ".json");
    Files.writeString(file, "{\"colour\": 1}");
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Invalid state file: " + file + " (delete it: ");
  }
}
