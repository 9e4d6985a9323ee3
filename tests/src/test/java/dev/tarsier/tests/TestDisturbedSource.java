package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.template.emulator.fault.FaultRule;
import dev.tarsier.template.emulator.fault.FaultScript;
import dev.tarsier.template.emulator.fault.RequestKind;
import dev.tarsier.template.emulator.http.Fault;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images on a Cloud Storage that gives other bytes, forbids, or lists too little. */
class TestDisturbedSource {
  private static final long FOR_EVER = 1_000_000;
  @TempDir private static Path folder;

  private static FaultBench bench;
  private static Map<String, String> expected;

  @BeforeAll
  static void start() throws Exception {
    bench = new FaultBench(folder, 2);
    bench.prepare("quiet");
    assertThat(bench.run("quiet").get()).isEmpty();
    expected = bench.fingerprint("quiet");
  }

  @AfterAll
  static void end() {
    bench.close();
  }

  @Test
  void aBitThatFlipsOnItsWayIsReadAgain() throws Exception {
    FaultScript script = bench.prepareSource("flipped");
    script.begin(FaultRule.nth(RequestKind.MEDIA, 1, 6, new Fault.FlippedBit(0.5)));

    assertThat(bench.run("flipped").get()).isEmpty();

    assertThat(script.met()).isEqualTo(6);
    assertThat(script.counts().get(RequestKind.MEDIA)).isEqualTo(12);
    assertEqualToQuiet("flipped");
  }

  @Test
  void bytesThatAreNeverThoseOfTheListingFailTheRun() throws Exception {
    FaultScript script = bench.prepareSource("damaged");
    script.begin(FaultRule.nth(RequestKind.MEDIA, 1, FOR_EVER, new Fault.FlippedBit(1)));

    assertThat(bench.run("damaged").get())
        .matches(
            "RunFailure: Cannot read gs://images/damaged/(left|right)/eye-\\d\\.png after 4 tries:"
                + " Invalid bytes: CRC32C [0-9a-f]{8} came, [0-9a-f]{8} was listed \\(damaged on"
                + " their way, or replaced since\\) \\(run the same request again to go on from"
                + " here\\)");

    script.begin(FaultRule.NEVER);
    assertThat(bench.run("damaged").get()).isEmpty();
    assertEqualToQuiet("damaged");
  }

  @Test
  void permissionThatIsTakenInTheMiddleRejectsNoImage() throws Exception {
    for (int status : new int[] {401, 403}) {
      String id = "forbidden-" + status;
      FaultScript script = bench.prepareSource(id);
      script.begin(FaultRule.nth(RequestKind.MEDIA, 4, FOR_EVER, new Fault.Refused(status)));

      assertThat(bench.run(id).get())
          .startsWith("RunFailure: Cannot read gs://images/" + id + "/")
          .contains(Integer.toString(status))
          .endsWith(
              "(let the run's account read it, or leave it out with source.include; run the same"
                  + " request again to go on from here)");

      script.begin(FaultRule.NEVER);
      assertThat(bench.run(id).get()).isEmpty();
      assertEqualToQuiet(id);
    }
  }

  /** Whichever page it is: images that only one of two looks finds are in. */
  @Test
  void aPageThatAListingLeavesOutIsMissedByNoOne() throws Exception {
    FaultScript script = bench.prepareSource("counted");
    assertThat(bench.run("counted").get()).isEmpty();
    long pages = script.counts().get(RequestKind.LIST);
    assertThat(pages).isGreaterThan(1);
    for (long page = 1; page <= pages; page++) {
      String id = "page-" + page;
      FaultScript lost = bench.prepareSource(id);
      lost.begin(FaultRule.nth(RequestKind.LIST, page, 1, new Fault.LostPage()));

      String why = bench.run(id).get();

      assertThat(lost.met()).isEqualTo(1);
      if (!why.isEmpty()) {
        // Without what it holds, the root of the source does not exist.
        assertThat(why)
            .contains("gs://images/" + id)
            .containsAnyOf("does not exist", "Item not found");
        assertThat(bench.run(id).get()).isEmpty();
      }
      assertEqualToQuiet(id);
    }
  }

  private static void assertEqualToQuiet(String id) throws Exception {
    bench.assertWhole(id);
    assertThat(bench.fingerprint(id)).isEqualTo(expected);
  }
}
