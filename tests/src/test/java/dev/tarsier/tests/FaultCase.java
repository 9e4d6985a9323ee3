package dev.tarsier.tests;

import dev.tarsier.template.emulator.fault.FaultRule;
import dev.tarsier.template.emulator.fault.RequestKind;
import dev.tarsier.template.emulator.http.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Something that goes wrong during a run.
 *
 * @param name what it is called in the table
 * @param detail what tells it from others of its name
 * @param drivers how many run the same request at once
 */
record FaultCase(String name, String detail, FaultRule rule, int drivers) {
  private static final List<Integer> STATUSES = List.of(429, 500, 503);

  /** {@code counts}: of an undisturbed run. */
  static FaultCase draw(SplittableRandom random, RequestCounts counts) {
    return switch (random.nextInt(18)) {
      case 0, 1, 2 -> cutOff(random, counts.all());
      case 3 -> forbidden(random, counts.all());
      case 4, 5 -> rate(random, 1);
      case 6, 7 -> rate(random, 2);
      default -> single(random, counts);
    };
  }

  private static FaultCase cutOff(SplittableRandom random, long requests) {
    long at = random.nextLong(1, requests + 1);
    return random.nextBoolean()
        ? new FaultCase("cut off before a request", "before " + at, FaultRule.cutOff(at), 1)
        : new FaultCase("cut off behind a request", "behind " + at, FaultRule.cutOffBehind(at), 1);
  }

  private static FaultCase forbidden(SplittableRandom random, long requests) {
    long at = random.nextLong(1, requests + 1);
    int status = random.nextBoolean() ? 401 : 403;
    return new FaultCase(
        "permission lost in the middle: " + status,
        "from " + at,
        FaultRule.from(at, new Fault.Refused(status)),
        1);
  }

  private static FaultCase rate(SplittableRandom random, int drivers) {
    Fault fault = fault(random, RequestKind.OTHER);
    double share = random.nextInt(1, 9) / 100.0;
    long seed = random.nextLong();
    String who = drivers == 1 ? "" : "two drivers, ";
    return new FaultCase(
        who + "a share of all requests: " + word(fault),
        share + " of all, seed " + seed,
        FaultRule.rate(share, seed, fault),
        drivers);
  }

  private static FaultCase single(SplittableRandom random, RequestCounts counts) {
    RequestKind kind = counts.drawKind(random);
    Fault fault = fault(random, kind);
    long first = counts.drawNumber(random, kind);
    long times = fault instanceof Fault.LostPage ? 1 : List.of(1L, 3L, 100L).get(random.nextInt(3));
    return new FaultCase(
        kind.keyword() + ": " + word(fault),
        fault + ", " + times + " from " + first,
        FaultRule.nth(kind, first, times, fault),
        1);
  }

  private static Fault fault(SplittableRandom random, RequestKind kind) {
    int status = STATUSES.get(random.nextInt(STATUSES.size()));
    int own = kind == RequestKind.MEDIA ? 3 : kind == RequestKind.LIST ? 1 : 0;
    int drawn = random.nextInt(6 + own);
    return switch (drawn) {
      case 0 -> new Fault.Refused(kind == RequestKind.CHUNK && random.nextBoolean() ? 410 : status);
      case 1 -> new Fault.Refused(status);
      case 2 -> new Fault.Reset();
      case 3 -> new Fault.LostAnswer();
      case 4 -> new Fault.FalseAnswer(status);
      case 5 -> new Fault.Slow(Duration.ofMillis(random.nextInt(20, 400)));
      default -> kind == RequestKind.LIST ? new Fault.LostPage() : ofMedia(random, drawn - 6);
    };
  }

  private static Fault ofMedia(SplittableRandom random, int which) {
    double share = random.nextInt(0, 101) / 100.0;
    return switch (which) {
      case 0 -> new Fault.BrokenBody(share);
      case 1 -> new Fault.FlippedBit(share);
      default -> new Fault.Refused(random.nextBoolean() ? 401 : 403);
    };
  }

  private static String word(Fault fault) {
    if (fault instanceof Fault.Refused refused) {
      return Integer.toString(refused.status());
    }
    if (fault instanceof Fault.FalseAnswer wrong) {
      return "done, and " + wrong.status();
    }
    return switch (fault.getClass().getSimpleName().toLowerCase(Locale.ROOT)) {
      case "reset" -> "connection reset";
      case "lostanswer" -> "done, and connection reset";
      case "slow" -> "slow";
      case "flippedbit" -> "a bit of the body flipped";
      case "lostpage" -> "a page left out";
      default -> "body cut short";
    };
  }
}
