package dev.tarsier.template.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.request.Location;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TestLocations {
  private static final Path FOLDER = Path.of("/data/specs");

  @Test
  void pathsAreTakenFromTheFolder() {
    assertThat(resolve("images")).isEqualTo("file:/data/specs/images");
    assertThat(resolve("../images/")).isEqualTo("file:/data/images");
    assertThat(resolve(".")).isEqualTo("file:/data/specs");
    assertThat(resolve("/elsewhere/a b")).isEqualTo("file:/elsewhere/a b");
  }

  @Test
  void urisStay() {
    assertThat(resolve("gs://bucket/images/")).isEqualTo("gs://bucket/images");
    assertThat(resolve("file:///data/images")).isEqualTo("file:/data/images");
    assertThat(resolve("hdfs://name/images")).isEqualTo("hdfs://name/images");
  }

  @Test
  void refusesWhatCouldMeanSeveralPlaces() {
    assertThatThrownBy(() -> resolve("~/images"))
        .hasMessage("Unsupported location: ~/images (~ is not expanded; write the whole path)");
    assertThatThrownBy(() -> resolve("file://data/images"))
        .hasMessage(
            "Unsupported location: file://data/images (a file URI names no host; write"
                + " file:/data/images)");
    assertThatThrownBy(() -> resolve(" "))
        .hasMessage("Missing location (write a URI such as gs://bucket/folder, or a path)");
  }

  @Test
  void bucketsHaveNamesThatCanBe() {
    assertThatThrownBy(() -> resolve("gs://Raw Bucket/images"))
        .hasMessage("Invalid bucket: Raw Bucket (3 to 222 of a-z, 0-9, -, _ and .)");
    assertThatThrownBy(() -> resolve("gs://b"))
        .hasMessage("Invalid bucket: b (3 to 222 of a-z, 0-9, -, _ and .)");
  }

  @Test
  void knowsWhatIsHere() {
    assertThat(Locations.isLocal(new Location("file:/data"))).isTrue();
    assertThat(Locations.isLocal(new Location("gs://data"))).isFalse();
    assertThat(Locations.path(new Location("file:/data/a b"))).isEqualTo(Path.of("/data/a b"));
  }

  private static String resolve(String text) {
    return Locations.resolve(text, FOLDER).uri();
  }
}
