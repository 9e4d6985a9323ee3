package dev.tarsier.template.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEvent.Advanced;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TestProgressView {
  private static final String ERASE = "\r\u001b[K";

  @Test
  void lineHasABarAndARate() {
    assertThat(ProgressLine.withBar(new Advanced(5, 1, 12, 0, 2), ProgressLine.FROM_NOTHING))
        .isEqualTo("[===========>            ]  50%  6 of 12 images  3.0/s  1 rejected");
    assertThat(ProgressLine.withBar(new Advanced(0, 0, 12, 0, 0), ProgressLine.FROM_NOTHING))
        .isEqualTo("[                        ]   0%  0 of 12 images");
    assertThat(ProgressLine.withBar(new Advanced(12, 0, 12, 0, 4), ProgressLine.FROM_NOTHING))
        .isEqualTo("[========================] 100%  12 of 12 images  3.0/s");
    assertThat(ProgressLine.withBar(new Advanced(0, 0, 0, 0, 0), ProgressLine.FROM_NOTHING))
        .isEqualTo("[========================] 100%  0 of 0 images");
  }

  @Test
  void neverFullBeforeTheEnd() {
    assertThat(
            ProgressLine.withPercent(new Advanced(999, 0, 1000, 0, 1), ProgressLine.FROM_NOTHING))
        .isEqualTo(" 99%  999 of 1000 images  999.0/s");
  }

  @Test
  void terminalLineIsRedrawnAndLeftClean() {
    FakeShell fake = FakeShell.printing(true);
    ProgressView view = new ProgressView(fake.shell());
    view.event(new Advanced(1, 0, 2, 0, 1));
    view.event(new Advanced(2, 0, 2, 0, 2));
    view.erase();
    view.erase();

    assertThat(fake.err())
        .isEqualTo(
            ERASE
                + "[===========>            ]  50%  1 of 2 images  1.0/s"
                + ERASE
                + "[========================] 100%  2 of 2 images  1.0/s"
                + ERASE);
    assertThat(fake.out()).isEmpty();
  }

  @Test
  void plainLinesComeNowAndThenAndAtTheEnd() {
    FakeShell fake = FakeShell.printing(false);
    ProgressView view = new ProgressView(fake.shell());
    view.event(new Advanced(1, 0, 4, 0, 1));
    fake.pass(Duration.ofSeconds(5));
    view.event(new Advanced(2, 0, 4, 0, 6));
    fake.pass(Duration.ofSeconds(1));
    view.event(new Advanced(3, 0, 4, 0, 7));
    view.event(new Advanced(3, 1, 4, 0, 8));

    assertThat(fake.err())
        .isEqualTo(" 50%  2 of 4 images  0.3/s\n100%  4 of 4 images  0.5/s  1 rejected\n");
  }

  @Test
  void tellsWhatWasFoundAndWhatIsNotRedone() {
    FakeShell fake = FakeShell.printing(false);
    ProgressView view = new ProgressView(fake.shell());
    view.event(new ProgressEvent.Listed(12, 14_249_000, 0.2));
    view.event(new ProgressEvent.Comparing(5, 6_200_000));
    view.event(new ProgressEvent.Compared(1, 0.3));
    view.event(new ProgressEvent.Started(14, 3, 12));
    view.event(new ProgressEvent.Started(14, 0, 12));
    view.restarting(2, 134);

    assertThat(fake.err())
        .isEqualTo(
            """
            12 images, 14.2 MB
            comparing 5 images, 6.2 MB
            1 image left out: like others that stay
            3 of 14 partitions were finished before and not redone
            The job crashed in native code (exit code 134); starting it again where it stopped, \
            start 2
            """);
  }

  @Test
  void rateLeavesOutWhatWasFinishedBefore() {
    FakeShell fake = FakeShell.printing(false);
    ProgressView view = new ProgressView(fake.shell());
    view.event(new ProgressEvent.Started(14, 3, 100));
    view.event(new Advanced(50, 0, 100, 0, 1));
    view.event(new Advanced(100, 0, 100, 0, 11));

    assertThat(fake.err()).endsWith("100%  100 of 100 images  5.0/s\n");
  }
}
