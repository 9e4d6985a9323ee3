package dev.tarsier.template.run;

import com.google.api.gax.rpc.ApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Repeats a call while its fault is one that passes, waiting twice as long each time. */
final class Retry {
  /** Something that may be done twice. */
  interface Call<T> {
    T run() throws IOException;
  }

  /** Lets time pass. */
  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(16);

  private final Sleeper sleeper;
  private final int attempts;

  /** {@code attempts} in all; seven take half a minute. */
  Retry(Sleeper sleeper, int attempts) {
    this.sleeper = sleeper;
    this.attempts = attempts;
  }

  /** The same with more or fewer attempts. */
  Retry times(int count) {
    return new Retry(sleeper, count);
  }

  Sleeper sleeper() {
    return sleeper;
  }

  /** {@code action} is what a message says after Cannot. */
  <T> T call(String action, Call<T> call) throws DataprocProblem, InterruptedException {
    Duration wait = FIRST;
    for (int attempt = 1; ; attempt++) {
      try {
        return call.run();
      } catch (IOException | ApiException e) {
        CloudFault fault = fault(e);
        if (attempt >= attempts || !fault.passes()) {
          throw new DataprocProblem(Remedy.message(action, fault), fault);
        }
      }
      sleeper.sleep(wait);
      wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
    }
  }

  /** The same where absence is an answer. */
  <T> Optional<T> find(String action, Call<T> call) throws DataprocProblem, InterruptedException {
    try {
      return Optional.of(call(action, call));
    } catch (DataprocProblem e) {
      if (e.fault().isMissing()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static CloudFault fault(Exception thrown) {
    return CloudFault.of(thrown)
        .orElseGet(() -> new CloudFault(-1, "UNKNOWN", String.valueOf(thrown), "", ""));
  }
}
