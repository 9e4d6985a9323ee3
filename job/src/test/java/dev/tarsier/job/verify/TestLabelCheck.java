package dev.tarsier.job.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestLabelCheck {
  private final LabelCheck check = new LabelCheck(List.of("left", "", "right"));

  @Test
  void labelsThatTheManifestHas() {
    assertThat(check.fault(StoredSample.Label.NONE)).isEmpty();
    assertThat(check.fault(new StoredSample.Label(0, "left"))).isEmpty();
    assertThat(check.fault(new StoredSample.Label(2, ""))).isEmpty();
  }

  @Test
  void labelsThatItHasNot() {
    assertThat(check.fault(new StoredSample.Label(-1, "left")))
        .contains("it has the label left and no class");
    assertThat(check.fault(new StoredSample.Label(1, "middle")))
        .contains("it has the class 1, which the manifest does not name");
    assertThat(check.fault(new StoredSample.Label(3, "")))
        .contains("it has the class 3, which the manifest does not name");
    assertThat(check.fault(new StoredSample.Label(2, "left")))
        .contains("it has the class 2 and the label left, the manifest calls that class right");
  }
}
