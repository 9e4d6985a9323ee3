package dev.tarsier.template.onboard;

import dev.tarsier.template.spec.MachineType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How large a cluster the work is worth. The rule: what one node does in ten minutes is left to one
 * node; else as many nodes as bring it to half an hour, two of them fixed and the rest spot, fifty
 * at most. The timeout is four times what the work then takes, four hours at least.
 */
final class ShapeChoice {
  private static final double ONE_NODE_MINUTES = 10;
  private static final double WANTED_MINUTES = 30;
  private static final int PRIMARY_WORKERS = 2;
  private static final int MOST_NODES = 50;
  private static final int TIMEOUT_FACTOR = 4;
  private static final int SHORTEST_TIMEOUT_HOURS = 4;
  private static final int LONGEST_TIMEOUT_HOURS = 24;

  private static final String WORKERS = "cluster.workers";

  private final MachineType machineType;
  private final boolean machineGiven;
  private final double coreMinutes;

  /** {@code coreMinutes}: of the whole work; not a number when nobody knows. */
  ShapeChoice(MachineType machineType, boolean machineGiven, double coreMinutes) {
    this.machineType = machineType;
    this.machineGiven = machineGiven;
    this.coreMinutes = coreMinutes;
  }

  SpecEntry timeout() {
    if (Double.isNaN(coreMinutes)) {
      return new SpecEntry("limits.timeout", SHORTEST_TIMEOUT_HOURS + "h", "");
    }
    double minutes = coreMinutes / ((double) nodes() * machineType.cores());
    int wanted = (int) Math.ceil(minutes * TIMEOUT_FACTOR / 60);
    int hours = Math.min(LONGEST_TIMEOUT_HOURS, Math.max(SHORTEST_TIMEOUT_HOURS, wanted));
    return new SpecEntry(
        "limits.timeout",
        hours + "h",
        "The whole run, start of the cluster included; the work itself takes "
            + minutes(minutes)
            + ".");
  }

  List<SpecEntry> cluster() {
    List<SpecEntry> entries = new ArrayList<>();
    entries.add(
        new SpecEntry(
            Entry.MACHINE_TYPE.specPath(),
            SpecWriter.quoted(machineType.name()),
            machineGiven
                ? ""
                : "The smallest of the n4-standard series whose memory holds images of"
                    + " limits.pixels."));
    if (Double.isNaN(coreMinutes)) {
      entries.add(
          new SpecEntry(
              WORKERS,
              Integer.toString(PRIMARY_WORKERS),
              "How much work this is nobody knows: run tarsier plan with --bench, or set"
                  + " source.measured."));
    } else if (nodes() == 1) {
      String alone = work() + "one node does it in " + minutes(coreMinutes / machineType.cores());
      entries.add(new SpecEntry(WORKERS, "0", alone + "."));
    } else {
      entries.addAll(scaled());
    }
    return entries;
  }

  private List<SpecEntry> scaled() {
    int secondary = nodes() - PRIMARY_WORKERS;
    String most = nodes() == MOST_NODES ? " (no more than fifty are proposed)" : "";
    String spot =
        secondary == 0 ? "." : "; what a spot machine was doing when it is taken is done again.";
    return List.of(
        SpecEntry.given(WORKERS, Integer.toString(PRIMARY_WORKERS)),
        new SpecEntry(
            "cluster.secondary",
            "{max: " + secondary + ", spot: true}",
            work()
                + nodes()
                + " nodes"
                + most
                + " do it in "
                + minutes(coreMinutes / ((double) nodes() * machineType.cores()))
                + spot));
  }

  private String work() {
    return "The work of one core for " + minutes(coreMinutes) + ": ";
  }

  private int nodes() {
    if (coreMinutes <= ONE_NODE_MINUTES * machineType.cores()) {
      return 1;
    }
    double wanted = Math.ceil(coreMinutes / (WANTED_MINUTES * machineType.cores()));
    return (int) Math.min(MOST_NODES, Math.max(PRIMARY_WORKERS, wanted));
  }

  private static String minutes(double minutes) {
    if (minutes < 1) {
      return "less than a minute";
    }
    return minutes < 120
        ? String.format(Locale.ROOT, "about %.0f minutes", minutes)
        : String.format(Locale.ROOT, "about %.0f hours", minutes / 60);
  }
}
