package dev.tarsier.template.dataproc.field;

import com.google.protobuf.Duration;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as the API writes them, {@code 600s}, and as people do, {@code 10m}. */
public final class SecondsText {
  /** The JSON form of google.protobuf.Duration: seconds with up to nine fractional digits. */
  private static final Pattern SECONDS = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,9})?s");

  private static final Pattern OTHER = Pattern.compile("(\\d{1,9})\\s*([a-z]*)");
  private static final Map<String, Integer> UNITS =
      Map.of("", 1, "s", 1, "m", 60, "min", 60, "h", 3600, "d", 86_400);

  private SecondsText() {}

  /** {@code 600s} or {@code 1.5s}; empty for any other form. */
  static Optional<Duration> parse(String text) {
    if (!SECONDS.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal seconds = new BigDecimal(text.substring(0, text.length() - 1));
    int nanos = seconds.remainder(BigDecimal.ONE).movePointRight(9).intValue();
    return Optional.of(
        Duration.newBuilder().setSeconds(seconds.longValue()).setNanos(nanos).build());
  }

  /**
   * {@code 10m}, {@code 2h}, {@code 600}: what was probably meant; empty when it cannot be told.
   */
  static Optional<Duration> guess(String text) {
    Matcher matcher = OTHER.matcher(text);
    if (!matcher.matches() || !UNITS.containsKey(matcher.group(2))) {
      return Optional.empty();
    }
    long seconds = Long.parseLong(matcher.group(1)) * UNITS.get(matcher.group(2));
    return Optional.of(Duration.newBuilder().setSeconds(seconds).build());
  }

  /** As the API writes it. */
  public static String format(Duration duration) {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNanos(), 9));
    return (seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString()) + "s";
  }

  /** Whether the duration is {@code shortest} to {@code longest} seconds. */
  public static boolean within(Duration duration, long shortest, long longest) {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNanos(), 9));
    return seconds.compareTo(BigDecimal.valueOf(shortest)) >= 0
        && seconds.compareTo(BigDecimal.valueOf(longest)) <= 0;
  }
}
