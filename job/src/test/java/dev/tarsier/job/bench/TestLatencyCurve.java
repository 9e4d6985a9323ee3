package dev.tarsier.job.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestLatencyCurve {
  private static LatencyCurve parse(String... arguments) {
    return BenchRequest.parse(List.of(arguments)).curve();
  }

  @Test
  void latenciesAreTakenInOrderAndOnce() {
    assertThat(parse().millis()).isEmpty();
    assertThat(parse("--latency-ms", "50").millis()).containsExactly(50);
    assertThat(parse("--latencies", "100,0,50,0", "--latency-ms", "20", "--page", "p.html"))
        .isEqualTo(new LatencyCurve(List.of(0, 20, 50, 100), "p.html"));
  }

  @Test
  void whatIsNoLatency() {
    assertThatThrownBy(() -> parse("--latencies", "5,soon"))
        .hasMessage("Invalid --latencies: soon (must be milliseconds, as in 0,20,50,100)");
    assertThatThrownBy(() -> parse("--latency-ms", "10001"))
        .hasMessage("Invalid latency: 10001 (must be 0 to 10000 ms)");
    assertThatThrownBy(() -> parse("--page", "p.html"))
        .hasMessage("Missing --latencies: --page shows the job with them");
  }
}
