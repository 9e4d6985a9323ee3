package dev.tarsier.job.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestPreviewResult {
  private static final PreviewResult RESULT =
      new PreviewResult(
          "/p/eyes.html",
          List.of(
              new PreviewResult.Image(
                  "a.jpg",
                  1000,
                  "jpeg",
                  60,
                  40,
                  6,
                  "",
                  "",
                  "",
                  List.of(
                      new PreviewResult.Step("decode", Map.of(), 1.5, 40, 60, 3, 77.25, -1, 0),
                      new PreviewResult.Step(
                          "encode", Map.of("format", "png"), 0.5, 40, 60, 1, 127.5, 0.5, 99))),
              new PreviewResult.Image("b.jpg", 0, "", 0, 0, 1, "EMPTY", "nothing", "", List.of())));

  @Test
  void oneLineAndBack() {
    String json = PreviewResultParser.format(RESULT);

    assertThat(json)
        .startsWith("{\"page\":\"/p/eyes.html\",\"images\":[{\"path\":\"a.jpg\",\"bytes\":1000,")
        .doesNotContain("\n", "failed\":", "refused\":");
    assertThat(PreviewResultParser.parse(json)).isEqualTo(RESULT);
  }

  @Test
  void refusedIsNotFailed() {
    assertThat(RESULT.images().get(0).milliseconds()).isEqualTo(2);
    assertThat(RESULT.images().get(1).refused()).isTrue();
    assertThat(RESULT.images().get(1).failed()).isFalse();
  }

  @Test
  void whatIsNoResult() {
    assertThatThrownBy(() -> PreviewResultParser.parse("{\"page\":\"a\",\"images\":[],\"x\":1}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid preview result: unknown key x");
  }
}
