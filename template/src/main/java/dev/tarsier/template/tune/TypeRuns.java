package dev.tarsier.template.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs of one workload on several numbers of one type of machine.
 *
 * @param runs fewest machines first
 */
public record TypeRuns(String machineType, List<MeasuredRun> runs) {
  public TypeRuns {
    runs = List.copyOf(runs);
  }

  /** Of each type, sorted by its name. */
  public static List<TypeRuns> of(List<MeasuredRun> runs) {
    Map<String, List<MeasuredRun>> byType = new TreeMap<>();
    for (MeasuredRun run : runs) {
      byType.computeIfAbsent(run.configuration().machineType(), type -> new ArrayList<>()).add(run);
    }
    List<TypeRuns> types = new ArrayList<>();
    byType.forEach(
        (type, ofType) -> {
          ofType.sort(Comparator.comparingInt(TypeRuns::machines));
          types.add(new TypeRuns(type, ofType));
        });
    return List.copyOf(types);
  }

  private static int machines(MeasuredRun run) {
    return run.configuration().machines();
  }

  /** Over the fewest machines of the type that were measured. */
  public double speedup(MeasuredRun run) {
    int fewest = machines(runs.get(0));
    double before =
        runs.stream()
            .filter(each -> machines(each) == fewest)
            .mapToDouble(MeasuredRun::seconds)
            .average()
            .orElseThrow();
    return before / run.seconds();
  }

  /** Speed-up over that of perfect scaling. */
  public double efficiency(MeasuredRun run) {
    return speedup(run) * machines(runs.get(0)) / machines(run);
  }

  /** Empty when three numbers of machines were not measured. */
  public Optional<Ernest> model() {
    try {
      return Optional.of(Ernest.fit(runs));
    } catch (InvalidRuns e) {
      return Optional.empty();
    }
  }

  /** Whether no run of {@code all} is as fast and as cheap, and better in one of them. */
  public static boolean isBest(MeasuredRun run, List<MeasuredRun> all) {
    return all.stream()
        .noneMatch(
            other ->
                other.seconds() <= run.seconds()
                    && other.usd() <= run.usd()
                    && (other.seconds() < run.seconds() || other.usd() < run.usd()));
  }
}
