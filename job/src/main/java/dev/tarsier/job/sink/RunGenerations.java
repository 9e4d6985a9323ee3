package dev.tarsier.job.sink;

import dev.tarsier.job.request.Location;
import dev.tarsier.job.storage.Storage;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * The runs of one incremental data set, which stand side by side below an output: {@code id},
 * {@code id-2}, {@code id-3} and so on.
 *
 * @param first id of the first
 * @param numbers of those that are there, ascending, from 1
 */
public record RunGenerations(String first, List<Integer> numbers) {
  public RunGenerations {
    numbers = List.copyOf(numbers);
  }

  /** By one listing of the output; none where there is no such folder. */
  public static RunGenerations of(Location output, String first, Configuration configuration)
      throws IOException {
    List<Integer> numbers =
        AtomicFiles.names(Storage.of(output, configuration, "output.uri"), Storage.path(output))
            .stream()
            .map(name -> number(name, first))
            .filter(number -> number > 0)
            .sorted()
            .toList();
    return new RunGenerations(first, numbers);
  }

  /** 0 for the name of another run. */
  private static int number(String name, String first) {
    if (name.equals(first)) {
      return 1;
    }
    String rest = name.startsWith(first + "-") ? name.substring(first.length() + 1) : "";
    boolean numbered = rest.matches("[2-9]|[1-9]\\d{1,5}");
    return numbered ? Integer.parseInt(rest) : 0;
  }

  /** The id of a generation, there or not. */
  public String runId(int number) {
    return number == 1 ? first : first + "-" + number;
  }

  /** Those that are there, newest first. */
  public List<String> newestFirst() {
    return numbers.stream().sorted((left, right) -> right - left).map(this::runId).toList();
  }

  /** The id of one that is not there yet. */
  public String next() {
    return runId(numbers.isEmpty() ? 1 : numbers.get(numbers.size() - 1) + 1);
  }
}
