package dev.tarsier.job.speedtest;

import dev.tarsier.job.request.FlagReader;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.job.request.SourceRequest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What a speed test is told.
 *
 * @param output the test's folder is {@code output/speedtest/name}
 * @param images how many of the source make the sample, at most
 * @param shards of each archive format that the sample is written to
 * @param once whether a test of this name that is there already will do
 */
public record SpeedtestRequest(
    String dataset,
    String name,
    SourceRequest source,
    Location output,
    int images,
    int shards,
    Grid grid,
    boolean once) {
  private static final List<Integer> BATCH_SIZES = List.of(2, 4, 8, 16);
  private static final List<Integer> BATCH_COUNTS = List.of(3, 6, 9, 12);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  public SpeedtestRequest {
    JobRequest.checkDataset(dataset);
    JobRequest.checkRunId(name);
    if (images < 1 || images > 1_000_000) {
      throw new IllegalArgumentException("Invalid --images: " + images + " (must be 1 to 1000000)");
    }
    if (shards < 1 || shards > 10_000) {
      throw new IllegalArgumentException("Invalid --shards: " + shards + " (must be 1 to 10000)");
    }
  }

  /** The folder that all speed tests of the output stand in. */
  Location folder() {
    return output.child("speedtest");
  }

  /** Reads the arguments; throws IllegalArgumentException, whose message names the flag. */
  public static SpeedtestRequest parse(List<String> arguments) {
    return parse(arguments, Clock.systemUTC());
  }

  static SpeedtestRequest parse(List<String> arguments, Clock clock) {
    FlagReader flags = new FlagReader(arguments);
    Grid grid =
        new Grid(
            list(flags, "--batch-sizes", Integer::parseInt, BATCH_SIZES),
            list(flags, "--batch-counts", Integer::parseInt, BATCH_COUNTS),
            flags.parsedOr("--repetitions", Integer::parseInt, 1),
            list(flags, "--formats", SpeedFormat::parse, List.of(SpeedFormat.values())),
            list(flags, "--decode", SpeedtestRequest::onOff, List.of(false, true)),
            flags.parsedOr("--seed", Long::parseLong, 0L));
    SpeedtestRequest request =
        new SpeedtestRequest(
            flags.or("--dataset", "speedtest"),
            flags.or("--name", NAME.format(clock.instant())),
            RequestArguments.parseSource(flags),
            flags.parsed("--output", Location::new),
            flags.parsedOr("--images", Integer::parseInt, grid.mostImages()),
            flags.parsedOr("--shards", Integer::parseInt, 4),
            grid,
            flags.truth("--once"));
    flags.refuseUnknown();
    return request;
  }

  private static <T> List<T> list(
      FlagReader flags, String flag, Function<String, T> parser, List<T> fallback) {
    return flags.parsedOr(
        flag, text -> List.of(text.split(",", -1)).stream().map(parser).toList(), fallback);
  }

  private static boolean onOff(String text) {
    if (!text.equals("on") && !text.equals("off")) {
      throw new IllegalArgumentException(text + " (use on and off)");
    }
    return text.equals("on");
  }
}
