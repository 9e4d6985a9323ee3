package dev.tarsier.job.report;

import java.util.List;

/**
 * A speed test in short; {@code results.csv} beside it has every point. Rates are images a second
 * of one core, while as many as {@code parallel} read at a time. An interval is {@code [low, high]}
 * with a confidence of 95 %, or empty where fewer than two measurements tell nothing of it.
 *
 * @param name of the test, which also names its folder
 * @param folder with the results and the page
 * @param parallel points that were measured at a time
 * @param problems one sentence for each point that failed
 */
public record SpeedReport(
    String dataset,
    String name,
    String folder,
    long seed,
    int parallel,
    Sample sample,
    Points points,
    List<Cache> caches,
    List<Table> tables,
    List<Breakdown> stages,
    List<Comparison> comparisons,
    List<Model> models,
    List<Advice> advice,
    List<String> problems) {
  public SpeedReport {
    caches = List.copyOf(caches);
    tables = List.copyOf(tables);
    stages = List.copyOf(stages);
    comparisons = List.copyOf(comparisons);
    models = List.copyOf(models);
    advice = List.copyOf(advice);
    problems = List.copyOf(problems);
  }

  /**
   * What was read.
   *
   * @param listed images of the source
   * @param images of them that are in the sample
   * @param bytes of those
   * @param left out of the sample, because they could not be read or decoded; the next ones were
   *     taken instead, as far as there were any
   * @param shards of each archive format that the sample was written to
   * @param leftOut the first of those that were left out; {@code left-out.csv} has all
   */
  public record Sample(
      long listed, long images, long bytes, long left, int shards, List<RejectedImage> leftOut) {
    public Sample {
      leftOut = List.copyOf(leftOut);
    }
  }

  /** How many points there were; {@code warmUp} images were read before, and not counted. */
  public record Points(int measured, int failed, int skipped, long warmUp) {}

  /**
   * Something between the storage and the reader that may hold bytes or connections.
   *
   * @param state {@code warm}, {@code cold} or {@code unknown}
   * @param controlled whether the test decides the state
   */
  public record Cache(String name, String state, boolean controlled, String note) {}

  /**
   * Throughput by one parameter: {@code format}, {@code batchSize}, {@code batchCount}, {@code
   * images}.
   */
  public record Table(String parameter, boolean decode, List<Row> rows) {
    public Table {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Points of one format and one value of the parameter.
   *
   * @param value of the parameter; 0 in the table by format
   * @param mean images a second, and so are median and interval
   * @param megabytes a second, on average
   * @param requests a second, on average
   */
  public record Row(
      String format,
      int value,
      int points,
      double mean,
      double median,
      List<Double> interval,
      double megabytes,
      double requests) {
    public Row {
      interval = List.copyOf(interval);
    }
  }

  /** Milliseconds an image, over all points of the format. */
  public record Breakdown(
      String format, boolean decode, double open, double read, double unpack, double decoding) {
    public double total() {
      return open + read + unpack + decoding;
    }
  }

  /**
   * One thing beside another, from points that are alike in all else.
   *
   * @param ratio of the first one's images a second over the second one's
   * @param differ whether the interval leaves out 1
   */
  public record Comparison(
      String first,
      String second,
      boolean decode,
      int pairs,
      double ratio,
      List<Double> interval,
      boolean differ) {
    public Comparison {
      interval = List.copyOf(interval);
    }
  }

  /**
   * Images a second as a plane over batch size, batch count, their product, format and bytes.
   *
   * @param fitted false where there is none: then {@code words} say why, and numbers are 0
   * @param residualDeviation in images a second
   * @param words what the numbers say
   */
  public record Model(
      boolean decode,
      boolean fitted,
      int points,
      double rSquared,
      double adjustedRSquared,
      double residualDeviation,
      List<Coefficient> coefficients,
      List<Effect> effects,
      List<String> words) {
    public Model {
      coefficients = List.copyOf(coefficients);
      effects = List.copyOf(effects);
      words = List.copyOf(words);
    }
  }

  /** Of a model; {@code inflation} is the variance inflation factor. */
  public record Coefficient(
      String name,
      double value,
      double standardError,
      double t,
      double p,
      double standardised,
      double inflation) {}

  /** How much of the fitted values' spread a predictor makes, in deviations of the response. */
  public record Effect(String predictor, double strength) {}

  /**
   * One piece of advice.
   *
   * @param use {@code batch} or {@code streaming}
   * @param topic {@code format}, {@code shardSize}, {@code disks}, {@code partitions} or {@code
   *     batchSize}
   * @param measurement that the sentence rests on
   */
  public record Advice(String use, String topic, String sentence, String measurement) {}
}
