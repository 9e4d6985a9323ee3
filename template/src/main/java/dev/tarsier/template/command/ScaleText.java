package dev.tarsier.template.command;

import dev.tarsier.job.report.StageSeconds;
import dev.tarsier.template.tune.Amdahl;
import java.util.ArrayList;
import java.util.List;

/** What more cores are worth, for people. */
final class ScaleText {
  private static final double MEGA = 1e6;

  private ScaleText() {}

  /** Cores, stages and the model are told of the largest size. */
  static String of(List<ScaleResult> results) {
    ScaleResult largest = results.get(results.size() - 1);
    return runtimes(largest)
        + "\nWhere the stages' core seconds went:\n"
        + stages(largest)
        + "\nWhat the cores did, by the job's clocks, and CPU by the operating system's:\n"
        + utilisation(largest)
        + (results.size() > 1 ? "\nBy size:\n" + sizes(results) : "")
        + "\nCores of this machine have no price: core seconds an image stand for the cost.\n"
        + largest.amdahl().map(ScaleText::amdahl).orElse("")
        + verdict(largest);
  }

  private static String runtimes(ScaleResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "cores",
            "seconds",
            "from",
            "to",
            "images/s",
            "speed-up",
            "of perfect",
            "core seconds/image"));
    for (ScaleResult.Row row : result.rows()) {
      rows.add(
          List.of(
              Integer.toString(row.cores()),
              Amounts.number(row.seconds(), 2),
              Amounts.number(row.fastest(), 2),
              Amounts.number(row.slowest(), 2),
              Amounts.number(row.imagesPerSecond(), 1),
              Amounts.number(result.speedup(row), 2),
              percent(result.efficiency(row)),
              Amounts.number(row.coreSecondsPerImage(), 4)));
    }
    return Columns.of(rows);
  }

  private static String stages(ScaleResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("cores", "list", "read", "decode", "operate", "encode", "write"));
    for (ScaleResult.Row row : result.rows()) {
      StageSeconds stages = row.median().stages();
      double total = stages.total();
      rows.add(
          List.of(
              Integer.toString(row.cores()),
              share(stages.list(), total),
              share(stages.read(), total),
              share(stages.decode(), total),
              share(stages.operate(), total),
              share(stages.encode(), total),
              share(stages.write(), total)));
    }
    return Columns.of(rows);
  }

  private static String utilisation(ScaleResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "cores",
            "busy",
            "read wait",
            "write wait",
            "rest",
            "CPU",
            "MB/s read",
            "MB/s written"));
    for (ScaleResult.Row row : result.rows()) {
      Utilisation did = row.utilisation();
      rows.add(
          List.of(
              Integer.toString(row.cores()),
              percent(did.busy()),
              percent(did.readWait()),
              percent(did.writeWait()),
              percent(did.rest()),
              percent(did.cpu()),
              Amounts.number(did.bytesRead() / MEGA, 1),
              Amounts.number(did.bytesWritten() / MEGA, 1)));
    }
    return Columns.of(rows);
  }

  private static String sizes(List<ScaleResult> results) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("size", "images", "cores", "seconds", "images/s", "MB/s read", "speed-up"));
    for (ScaleResult result : results) {
      for (ScaleResult.Row row : result.rows()) {
        rows.add(
            List.of(
                result.size().name(),
                Long.toString(result.images()),
                Integer.toString(row.cores()),
                Amounts.number(row.seconds(), 2),
                Amounts.number(row.imagesPerSecond(), 1),
                Amounts.number(row.bytesPerSecond() / MEGA, 1),
                Amounts.number(result.speedup(row), 2)));
      }
    }
    return Columns.of(rows);
  }

  private static String amdahl(Amdahl law) {
    double share = law.serialShare();
    return "By Amdahl's law "
        + Amounts.number(share * 100, 1)
        + " % of one core's time is serial"
        + (share > 0
            ? ": more cores come to "
                + Amounts.number(1 / share, 1)
                + " times its speed at the most.\n"
            : ".\n");
  }

  private static String share(double part, double total) {
    return percent(total > 0 ? part / total : 0);
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  private static String verdict(ScaleResult result) {
    return result
        .model()
        .map(model -> ModelText.of(model, "core"))
        .orElse(
            "No model: it takes three numbers of cores to tell what is serial from what is"
                + " parallel.\n");
  }
}
