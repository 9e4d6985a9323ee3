package dev.tarsier.job.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.EraseReport;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.RunReportParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestErasedTar extends ErasedFormatContract {
  @Override
  List<String> arguments() {
    return List.of("--max-rejected", "1");
  }

  @Test
  void aShardInWhichNothingIsLeftIsGone() throws IOException {
    run.run(request("eyes", "8"));
    assertThat(shards("eyes")).hasSize(8);

    EraseReport report = erase("eyes", List.of(PATH));

    assertThat(shards("eyes")).hasSize(7);
    assertThat(report.runs().get(0).emptied()).isEqualTo(1);
    assertThat(report.runs().get(0).shards()).isZero();
    assertWhole("eyes");
  }

  @Test
  void keysNameSamples() throws IOException {
    run.run(request("eyes", "1"));

    erase("eyes", List.of("left/eye-2", "", "right/eye-5"));

    assertUnnamed("eye-2");
    assertUnnamed("eye-5");
    assertWhole("eyes");
  }

  @Test
  void rejectedImagesGoFromTheIndexAndTheReport() throws IOException {
    run.put("left/person.jpg", "no image".getBytes(StandardCharsets.UTF_8));
    run.run(request("eyes", "2"));
    assertThat(Files.readString(file("eyes", "report.html"))).contains("person.jpg");

    EraseReport report = erase("eyes", List.of("left/person.jpg"));

    assertThat(report.runs().get(0).shards()).isZero();
    assertUnnamed("person");
    assertWhole("eyes");
    assertThat(RunReportParser.parse(Files.readString(file("eyes", "report.json"))).rejected())
        .isEmpty();
  }

  @Test
  void thePageKeepsTheOtherThumbnailsAndTheTimes() throws IOException {
    run.run(request("eyes", "1"));
    String before = Files.readString(file("eyes", "report.html"));

    erase("eyes", List.of("left/eye-0.jpg"));

    String after = Files.readString(file("eyes", "report.html"));
    assertThat(before.split("<figure>")).hasSize(7);
    assertThat(after.split("<figure>")).hasSize(6);
    assertThat(section(after, "core-time")).isEqualTo(section(before, "core-time"));
    assertThat(section(after, "partitions")).isEqualTo(section(before, "partitions"));
    assertThat(after)
        .contains(
            "<th scope=\"row\">images taken out since</th><td><bdi class=\"name\">1</bdi></td>");
  }

  private static String section(String page, String id) {
    int start = page.indexOf("<section id=\"" + id + "\">");
    return page.substring(start, page.indexOf("</section>", start));
  }

  @Test
  void theSameRequestAgainIsDoneWithTheSourcesOrWithout() throws IOException {
    run.run(request("eyes", "2"));
    erase("eyes", List.of(PATH));

    run.run(request("eyes", "2"));
    assertThat(run.events()).anyMatch(ProgressEvent.AlreadyComplete.class::isInstance);

    EraseReport report = erase("eyes", List.of(OTHER, PATH), "--sources", "true");
    assertThat(report.sources().erased()).isEqualTo(2);
    assertThat(run.source().resolve(OTHER)).doesNotExist();
    assertThat(run.source().resolve(PATH)).doesNotExist();

    run.run(request("eyes", "2"));
    assertThat(run.events()).anyMatch(ProgressEvent.AlreadyComplete.class::isInstance);
    assertWhole("eyes");
  }

  @Test
  void aLookAheadChangesNothing() throws IOException {
    run.run(request("eyes", "2"));
    Map<String, Long> before = times("eyes");

    EraseReport report =
        erase("eyes", List.of(PATH, OTHER), "--dry-run", "true", "--sources", "true");

    assertThat(report.dryRun()).isTrue();
    assertThat(report.runs().get(0).images()).isEqualTo(2);
    assertThat(report.runs().get(0).shards()).isEqualTo(2);
    assertThat(report.sources().erased()).isEqualTo(2);
    assertThat(times("eyes")).isEqualTo(before);
    assertThat(run.source().resolve(PATH)).exists();
  }
}
