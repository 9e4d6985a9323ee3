package dev.tarsier.template.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.template.emulator.fault.FaultRule;
import dev.tarsier.template.emulator.fault.FaultSpec;
import dev.tarsier.template.emulator.fault.RequestKind;
import dev.tarsier.template.emulator.http.Fault;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestFaultSpec {
  private static Fault first(String what) {
    return FaultSpec.parse(List.of(what + ":any:1"), 0).of(RequestKind.LIST, 1, 1);
  }

  @Test
  void whatGoesWrong() {
    assertThat(first("403")).isEqualTo(new Fault.Refused(403));
    assertThat(first("done-503")).isEqualTo(new Fault.FalseAnswer(503));
    assertThat(first("reset")).isEqualTo(new Fault.Reset());
    assertThat(first("lost-answer")).isEqualTo(new Fault.LostAnswer());
    assertThat(first("cut-body")).isEqualTo(new Fault.BrokenBody(0.5));
    assertThat(first("flipped-bit")).isEqualTo(new Fault.FlippedBit(0.5));
    assertThat(first("slow-500ms")).isEqualTo(new Fault.Slow(Duration.ofMillis(500)));
    assertThat(first("slow-2s")).isEqualTo(new Fault.Slow(Duration.ofSeconds(2)));
    assertThat(FaultSpec.parse(List.of("lost-page:list:1"), 0).of(RequestKind.LIST, 1, 9))
        .isEqualTo(new Fault.LostPage());
  }

  /** The n-th of its kind; of several rules the first that fits. */
  @Test
  void requestByNumber() {
    FaultRule rule = FaultSpec.parse(List.of("reset:chunk:3", "503:chunk:3", "500:any:7"), 0);

    assertThat(rule.of(RequestKind.CHUNK, 3, 5)).isEqualTo(new Fault.Reset());
    assertThat(rule.of(RequestKind.CHUNK, 2, 3)).isEqualTo(Fault.NONE);
    assertThat(rule.of(RequestKind.MEDIA, 3, 5)).isEqualTo(Fault.NONE);
    assertThat(rule.of(RequestKind.MEDIA, 4, 7)).isEqualTo(new Fault.Refused(500));
  }

  @Test
  void shareOfAKindFromASeed() {
    FaultRule rule = FaultSpec.parse(List.of("503:media:0.1"), 42);

    assertThat(befallen(rule, RequestKind.MEDIA)).isBetween(900L, 1100L);
    assertThat(befallen(rule, RequestKind.LIST)).isZero();
    assertThat(befallen(FaultSpec.parse(List.of("503:any:1.0"), 42), RequestKind.LIST))
        .isEqualTo(10_000);
    FaultRule equal = FaultSpec.parse(List.of("503:media:0.1"), 42);
    assertThat(LongStream.range(1, 1000))
        .allMatch(i -> equal.of(RequestKind.MEDIA, i, i).equals(rule.of(RequestKind.MEDIA, i, i)));
  }

  private static long befallen(FaultRule rule, RequestKind kind) {
    return LongStream.rangeClosed(1, 10_000)
        .filter(i -> !rule.of(kind, i, i).equals(Fault.NONE))
        .count();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "503:media|the form is WHAT:KIND:WHEN, such as 503:media:0.01 or reset:chunk:3 or"
            + " slow-2s:any:0.05",
        "200:media:1|200 is none of a status from 400 to 599, done-STATUS, reset, lost-answer,"
            + " cut-body, flipped-bit, lost-page, slow-TIME with a TIME such as 500ms or 2s",
        "503:reads:1|reads is none of any, upload, chunk, insert, media, metadata, list, delete,"
            + " move, batch, other",
        "503:media:0|0 is neither a share above 0 up to 1.0, nor the number of a request from 1"
            + " on",
        "lost-page:media:1|only a list has pages, so KIND must be list"
      })
  void wrongOnes(String spec, String why) {
    assertThatThrownBy(() -> FaultSpec.parse(List.of(spec), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid fault: " + spec + " (" + why + ")");
  }
}
