package dev.tarsier.template.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a speed test measures; the job checks the values. */
final class SpeedtestOptions {
  @Option(
      names = "--batch-sizes",
      paramLabel = "LIST",
      defaultValue = "2,4,8,16",
      description = "Images in a batch (default: ${DEFAULT-VALUE}).")
  private String batchSizes;

  @Option(
      names = "--batch-counts",
      paramLabel = "LIST",
      defaultValue = "3,6,9,12",
      description = "Batches of a point (default: ${DEFAULT-VALUE}).")
  private String batchCounts;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "1",
      description = "So often each point (default: ${DEFAULT-VALUE}).")
  private String repetitions;

  @Option(
      names = "--formats",
      paramLabel = "LIST",
      defaultValue = "raw,tar,tfrecord",
      description = "What is read (default: ${DEFAULT-VALUE}).")
  private String formats;

  @Option(
      names = "--decode",
      paramLabel = "LIST",
      defaultValue = "off,on",
      description = "Whether images are decoded (default: both, ${DEFAULT-VALUE}).")
  private String decode;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Another number draws another order and sample (default: ${DEFAULT-VALUE}).")
  private String seed;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "",
      description = "Images in the sample, at most (default: as many as the largest point reads).")
  private String images;

  @Option(
      names = "--shards",
      paramLabel = "N",
      defaultValue = "4",
      description = "Shards of each format that the sample is written to (default: 4).")
  private String shards;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Folder of the results below OUTPUT/speedtest (default: date and time).")
  private String name;

  /** Flags of the job's main. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    put(arguments, "--batch-sizes", batchSizes);
    put(arguments, "--batch-counts", batchCounts);
    put(arguments, "--repetitions", repetitions);
    put(arguments, "--formats", formats);
    put(arguments, "--decode", decode);
    put(arguments, "--seed", seed);
    put(arguments, "--images", images);
    put(arguments, "--shards", shards);
    put(arguments, "--name", name);
    return arguments;
  }

  private static void put(List<String> arguments, String flag, String value) {
    if (!value.isEmpty()) {
      arguments.addAll(List.of(flag, value));
    }
  }
}
