package dev.tarsier.template.tune;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Measured runs as a CSV file tells of them, one a line. The columns are those of CherryPick's
 * published measurements (Alipourfard et al., NSDI 2017); {@code images} may stand beside them,
 * where a run was on a part of the data set; others are left alone. Runs of one workload on equal
 * clusters and as many images count as one run of their mean time.
 */
public final class RunTable {
  /** The columns that must be there. */
  static final List<String> COLUMNS =
      List.of(
          "workload",
          "machine_type",
          "machine_count",
          "vcpus_per_machine",
          "ram_gib_per_machine",
          "cpu_speed",
          "disk_type",
          "vm_usd_per_hour",
          "disk_usd_per_hour",
          "runtime_seconds");

  /** May stand beside them. */
  public static final String IMAGES = "images";

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
          .setIgnoreSurroundingSpaces(true)
          .setCommentMarker('#')
          .get();

  private RunTable() {}

  /** What makes two runs the same trial. */
  private record Trial(Configuration configuration, long images) {}

  /**
   * Workload to its runs, both in the order of the file.
   *
   * @param name what the user called the file
   */
  public static Map<String, List<MeasuredRun>> parse(Reader csv, String name)
      throws IOException, InvalidRuns {
    Map<String, Map<Trial, List<Double>>> times = new LinkedHashMap<>();
    try (CSVParser parser = CSVParser.parse(csv, FORMAT)) {
      requireColumns(parser.getHeaderNames(), name);
      for (CSVRecord record : parser) {
        Line line = new Line(record, name, parser.getCurrentLineNumber());
        times
            .computeIfAbsent(line.text("workload"), workload -> new LinkedHashMap<>())
            .computeIfAbsent(
                new Trial(configuration(line), line.images()), trial -> new ArrayList<>())
            .add(line.above0("runtime_seconds"));
      }
    } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
      throw notCsv(name, e);
    }
    if (times.isEmpty()) {
      throw new InvalidRuns("Invalid file of runs: " + name + " (it holds no run)");
    }
    Map<String, List<MeasuredRun>> runs = new LinkedHashMap<>();
    times.forEach((workload, byCluster) -> runs.put(workload, means(byCluster)));
    return runs;
  }

  /** The columns of a new file. */
  public static List<String> columns() {
    List<String> columns = new ArrayList<>(COLUMNS);
    columns.add(IMAGES);
    return columns;
  }

  /** The columns of a file, in its order. */
  public static List<String> columns(Reader csv, String name) throws IOException, InvalidRuns {
    try (CSVParser parser = CSVParser.parse(csv, FORMAT)) {
      requireColumns(parser.getHeaderNames(), name);
      return List.copyOf(parser.getHeaderNames());
    } catch (IllegalArgumentException e) {
      throw notCsv(name, e);
    }
  }

  /**
   * A line for a file of these columns; disk and fees are in the machine's price, and columns that
   * are not ours stay empty. Throws InvalidRuns when the run was on a part of the data set and
   * there is no column to say so.
   */
  public static String line(List<String> columns, String workload, MeasuredRun run, String name)
      throws InvalidRuns {
    if (run.images() > 0 && !columns.contains(IMAGES)) {
      throw new InvalidRuns(
          "Missing column in "
              + name
              + ": images (the run was on "
              + run.images()
              + " of the images; add the column to the first line, and a comma to the others)");
    }
    Configuration cluster = run.configuration();
    Map<String, Object> fields = new HashMap<>();
    fields.put("workload", workload);
    fields.put("machine_type", cluster.machineType());
    fields.put("machine_count", cluster.machines());
    fields.put("vcpus_per_machine", cluster.vcpus());
    fields.put("ram_gib_per_machine", cluster.ramGibibytes());
    fields.put("cpu_speed", cluster.cpuSpeed());
    fields.put("disk_type", cluster.diskType());
    fields.put("vm_usd_per_hour", cluster.usdPerHour());
    fields.put("disk_usd_per_hour", 0);
    fields.put("runtime_seconds", Math.round(run.seconds() * 1000) / 1000.0);
    fields.put(IMAGES, run.images() == 0 ? "" : run.images());
    return CSVFormat.DEFAULT.format(
            columns.stream().map(column -> fields.getOrDefault(column, "")).toArray())
        + "\n";
  }

  private static InvalidRuns notCsv(String name, RuntimeException why) {
    return new InvalidRuns(
        "Invalid file of runs: " + name + " (not a CSV with a header: " + why.getMessage() + ")");
  }

  private static void requireColumns(List<String> header, String name) throws InvalidRuns {
    List<String> missing = COLUMNS.stream().filter(column -> !header.contains(column)).toList();
    if (!missing.isEmpty()) {
      throw new InvalidRuns(
          "Missing "
              + (missing.size() == 1 ? "column" : "columns")
              + " in "
              + name
              + ": "
              + String.join(", ", missing)
              + " (wanted: "
              + String.join(",", COLUMNS)
              + ")");
    }
  }

  private static Configuration configuration(Line line) throws InvalidRuns {
    return new Configuration(
        line.text("machine_type"),
        line.count("machine_count"),
        line.count("vcpus_per_machine"),
        line.above0("ram_gib_per_machine"),
        line.text("cpu_speed"),
        line.text("disk_type"),
        line.price());
  }

  private static List<MeasuredRun> means(Map<Trial, List<Double>> byCluster) {
    List<MeasuredRun> runs = new ArrayList<>();
    byCluster.forEach(
        (trial, seconds) ->
            runs.add(
                new MeasuredRun(
                    trial.configuration(),
                    seconds.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
                    trial.images())));
    return List.copyOf(runs);
  }

  /** Fields with the place that a message names. */
  private record Line(CSVRecord record, String file, long number) {
    String text(String column) throws InvalidRuns {
      String text = record.isSet(column) ? record.get(column) : "";
      if (text.isEmpty()) {
        throw invalid(column, "nothing", "must be given");
      }
      return text;
    }

    int count(String column) throws InvalidRuns {
      String text = text(column);
      if (!text.matches("[1-9]\\d{0,6}")) {
        throw invalid(column, text, "must be a whole number above 0");
      }
      return Integer.parseInt(text);
    }

    /** 0 where nothing is said. */
    long images() throws InvalidRuns {
      if (!record.isSet(IMAGES) || record.get(IMAGES).isEmpty()) {
        return 0;
      }
      String text = record.get(IMAGES);
      if (!text.matches("[1-9]\\d{0,14}")) {
        throw invalid(IMAGES, text, "must be a whole number above 0, or nothing for all of them");
      }
      return Long.parseLong(text);
    }

    double above0(String column) throws InvalidRuns {
      double value = number(column);
      if (value == 0) {
        throw invalid(column, text(column), "must be above 0; leave out runs that failed");
      }
      return value;
    }

    double price() throws InvalidRuns {
      double usd = number("vm_usd_per_hour") + number("disk_usd_per_hour");
      if (usd == 0) {
        throw invalid("vm_usd_per_hour", text("vm_usd_per_hour"), "a machine has a price");
      }
      return usd;
    }

    private double number(String column) throws InvalidRuns {
      String text = text(column);
      double value = -1;
      try {
        value = Double.parseDouble(text);
      } catch (NumberFormatException e) {
        // Said below, with the place.
      }
      if (!(value >= 0 && value < 1e12)) {
        throw invalid(column, text, "must be a number of 0 or more");
      }
      return value;
    }

    private InvalidRuns invalid(String column, String value, String advice) {
      return new InvalidRuns(
          "Invalid "
              + column
              + ": "
              + value
              + " ("
              + file
              + ", line "
              + number
              + "; "
              + advice
              + ")");
    }
  }
}
