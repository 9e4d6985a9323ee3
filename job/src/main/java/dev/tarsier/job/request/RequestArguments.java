package dev.tarsier.job.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one codec between a {@link JobRequest} and the job's arguments. Every value is an item of its
 * own, because a Dataproc template parameter replaces a whole item.
 */
public final class RequestArguments {
  private RequestArguments() {}

  /** Flags and values in turn, in a fixed order; {@link #parse} reads them back. */
  public static List<String> format(JobRequest request) {
    List<String> arguments = new ArrayList<>();
    put(arguments, "--dataset", request.dataset());
    put(arguments, "--run-id", request.runId());
    formatSource(arguments, request.source());
    put(arguments, "--recipe", request.recipe());
    put(arguments, "--output", request.output().root());
    put(arguments, "--output-format", request.output().format().keyword());
    put(arguments, "--shard-size", request.output().shardSize());
    put(arguments, "--partitions", request.output().partitions());
    formatLayout(arguments, request.output().layout());
    put(arguments, "--max-pixels", request.limits().pixels());
    put(arguments, "--max-rejected", request.limits().rejectedShare());
    put(arguments, "--image-timeout", request.limits().imageTimeout().toSeconds() + "s");
    put(arguments, "--read-ahead", request.transfer().readAhead());
    put(arguments, "--read-threads", request.transfer().readThreads());
    put(arguments, "--upload-chunk", request.transfer().uploadChunk());
    if (request.tracking().isPresent()) {
      put(arguments, "--mlflow", request.tracking().mlflow());
      put(arguments, "--experiment", request.tracking().experiment());
    }
    return List.copyOf(arguments);
  }

  /** Only what is not the usual: the hashes of runs of earlier versions stay. */
  private static void formatLayout(List<String> arguments, Layout layout) {
    if (layout.compression() != Layout.Compression.NONE) {
      put(arguments, "--compression", layout.compression().keyword());
    }
    if (layout.isShuffled()) {
      put(arguments, "--shuffle", layout.shuffleSeed());
    }
    if (layout.csv()) {
      put(arguments, "--csv", true);
    }
  }

  private static void formatSelection(List<String> arguments, Selection selection) {
    if (selection.incremental()) {
      put(arguments, "--incremental", true);
    }
    if (selection.dedupe() != Dedupe.NONE) {
      put(arguments, "--dedupe", selection.dedupe().keyword());
    }
  }

  /** What belongs to the source alone; {@link #parseSource} reads it back. */
  public static List<String> formatSource(SourceRequest source) {
    List<String> arguments = new ArrayList<>();
    formatSource(arguments, source);
    return arguments;
  }

  private static void formatSource(List<String> arguments, SourceRequest source) {
    put(arguments, "--input", source.root());
    if (!source.inventory().isEmpty()) {
      put(arguments, "--inventory", source.inventory());
    }
    source.include().forEach(glob -> put(arguments, "--include", glob));
    put(
        arguments,
        "--source-formats",
        source.formats().stream()
            .sorted(Comparator.naturalOrder())
            .map(ImageFormat::keyword)
            .collect(Collectors.joining(",")));
    if (source.label() instanceof LabelRule.Table table) {
      put(arguments, "--label", "csv");
      put(arguments, "--label-csv", table.csvUri());
      put(arguments, "--label-key", table.key());
      put(arguments, "--label-value", table.value());
    } else {
      boolean parent = source.label() instanceof LabelRule.ParentDirectory;
      put(arguments, "--label", parent ? "parent-directory" : "none");
    }
    formatSelection(arguments, source.selection());
  }

  private static void put(List<String> arguments, String flag, Object value) {
    arguments.add(flag);
    arguments.add(value.toString());
  }

  /**
   * Reads the job's arguments. Only {@code --dataset}, {@code --input} and {@code --output} are
   * required; throws IllegalArgumentException, whose message names the flag, for anything else that
   * is wrong.
   */
  public static JobRequest parse(List<String> arguments) {
    FlagReader flags = new FlagReader(arguments);
    JobRequest request =
        new JobRequest(
            flags.required("--dataset"),
            flags.or("--run-id", "unnamed"),
            parseSource(flags),
            flags.or("--recipe", "retina"),
            parseOutput(flags),
            parseLimits(flags),
            parseTransfer(flags),
            new Tracking(flags.or("--mlflow", ""), flags.or("--experiment", "")));
    boolean named = flags.has("--run-id");
    flags.refuseUnknown();
    return named ? request : request.withOwnRunId();
  }

  /** Reads what belongs to the source alone: {@code --input} and what narrows it. */
  public static SourceRequest parseSource(FlagReader flags) {
    List<String> include = flags.all("--include");
    List<String> formats = flags.list("--source-formats");
    return new SourceRequest(
        flags.parsed("--input", Location::new),
        flags.or("--inventory", ""),
        include.isEmpty() ? SourceRequest.DEFAULT_INCLUDE : include,
        formats.isEmpty() ? SourceRequest.DEFAULT_FORMATS : parseFormats(formats),
        parseLabel(flags),
        new Selection(
            flags.truth("--incremental"), flags.parsedOr("--dedupe", Dedupe::parse, Dedupe.NONE)));
  }

  private static Set<ImageFormat> parseFormats(List<String> keywords) {
    return keywords.stream().map(ImageFormat::parse).collect(Collectors.toUnmodifiableSet());
  }

  private static LabelRule parseLabel(FlagReader flags) {
    String rule = flags.or("--label", "none");
    return switch (rule) {
      case "none" -> new LabelRule.None();
      case "parent-directory" -> new LabelRule.ParentDirectory();
      case "csv" ->
          new LabelRule.Table(
              flags.required("--label-csv"),
              flags.required("--label-key"),
              flags.required("--label-value"));
      default ->
          throw new IllegalArgumentException(
              "Invalid --label: " + rule + " (use none, parent-directory or csv)");
    };
  }

  private static OutputRequest parseOutput(FlagReader flags) {
    return new OutputRequest(
        flags.parsed("--output", Location::new),
        flags.parsedOr("--output-format", OutputFormat::parse, OutputFormat.TAR),
        flags.parsedOr("--shard-size", ByteSize::parse, OutputRequest.DEFAULT_SHARD_SIZE),
        flags.parsedOr("--partitions", Integer::parseInt, 16),
        new Layout(
            flags.parsedOr("--compression", Layout.Compression::parse, Layout.Compression.NONE),
            flags.parsedOr("--shuffle", Long::parseLong, Layout.UNSHUFFLED),
            flags.truth("--csv")));
  }

  private static Limits parseLimits(FlagReader flags) {
    Limits normal = Limits.DEFAULT;
    return new Limits(
        flags.parsedOr("--max-pixels", Long::parseLong, normal.pixels()),
        flags.parsedOr("--max-rejected", Double::parseDouble, normal.rejectedShare()),
        flags.parsedOr("--image-timeout", RequestArguments::seconds, normal.imageTimeout()));
  }

  private static Transfer parseTransfer(FlagReader flags) {
    Transfer normal = Transfer.DEFAULT;
    return new Transfer(
        flags.parsedOr("--read-ahead", ByteSize::parse, normal.readAhead()),
        flags.parsedOr("--read-threads", Integer::parseInt, normal.readThreads()),
        flags.parsedOr("--upload-chunk", ByteSize::parse, normal.uploadChunk()));
  }

  private static Duration seconds(String text) {
    if (!text.matches("\\d{1,6}s")) {
      throw new IllegalArgumentException("Invalid duration: " + text + " (as in 120s)");
    }
    return Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
  }
}
