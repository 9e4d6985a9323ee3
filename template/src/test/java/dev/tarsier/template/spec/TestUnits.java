package dev.tarsier.template.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TestUnits {
  @Test
  void readsDurations() {
    assertThat(Units.duration("90s")).isEqualTo(Duration.ofSeconds(90));
    assertThat(Units.duration("30m")).isEqualTo(Duration.ofMinutes(30));
    assertThat(Units.duration("4 h")).isEqualTo(Duration.ofHours(4));
    assertThat(Units.duration("1d")).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void refusesOtherDurations() {
    assertThatThrownBy(() -> Units.duration("4"))
        .hasMessage("Missing unit in duration: 4 (write 4m, for example)");
    assertThatThrownBy(() -> Units.duration("4w"))
        .hasMessage("Invalid unit in duration: 4w (use s, m, h or d)");
    assertThatThrownBy(() -> Units.duration("1.5h"))
        .hasMessage("Invalid duration: 1.5h (write a whole number and a unit, such as 90s or 4h)");
  }

  @Test
  void readsPercentages() {
    assertThat(Units.share("5%")).isEqualTo(0.05);
    assertThat(Units.share("0%")).isZero();
    assertThat(Units.share("12.5 %")).isEqualTo(0.125);
    assertThat(Units.share("100%")).isEqualTo(1);
  }

  @Test
  void refusesOtherPercentages() {
    assertThatThrownBy(() -> Units.share("0.05"))
        .hasMessage("Missing % in percentage: 0.05 (write 5% for five in a hundred)");
    assertThatThrownBy(() -> Units.share("101%"))
        .hasMessage("Invalid percentage: 101% (must be 0% to 100%)");
    assertThatThrownBy(() -> Units.share("-1%"))
        .hasMessage("Invalid percentage: -1% (write 0% to 100%, such as 5%)");
  }

  @Test
  void readsMegapixels() {
    assertThat(Units.pixels("100MP")).isEqualTo(100_000_000);
    assertThat(Units.pixels("0.5 mp")).isEqualTo(500_000);
  }

  @Test
  void refusesOtherPixels() {
    assertThatThrownBy(() -> Units.pixels("100"))
        .hasMessage("Missing unit in pixels: 100 (write megapixels, such as 100MP)");
    assertThatThrownBy(() -> Units.pixels("100px"))
        .hasMessage("Invalid unit in pixels: 100px (use MP)");
    assertThatThrownBy(() -> Units.pixels("many"))
        .hasMessage("Invalid pixels: many (write megapixels, such as 100MP)");
  }
}
