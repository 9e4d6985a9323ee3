package dev.tarsier.job.erase;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.sink.RunGenerations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/**
 * The runs that stand or fall together: {@code id}, {@code id-2}, {@code id-3} and so on. The index
 * of a later one says where samples stand in the shards of an earlier one.
 */
final class RunLine {
  private static final Pattern LATER = Pattern.compile("(.+)-(?:[2-9]|[1-9]\\d{1,5})");

  private RunLine() {}

  /** Oldest first; throws InputProblem when there is none. */
  static List<ErasedRun> of(EraseRequest request, Configuration configuration) throws IOException {
    RunGenerations line = line(request, configuration);
    List<ErasedRun> runs = new ArrayList<>();
    for (int number : line.numbers()) {
      runs.add(new ErasedRun(request.output(), line.runId(number), configuration));
    }
    if (runs.isEmpty()) {
      throw new InputProblem(
          "Missing run: "
              + request.output().child(request.runId())
              + " does not exist (name the folder of a run, or a dataset spec)",
          "output.uri");
    }
    return runs;
  }

  private static RunGenerations line(EraseRequest request, Configuration configuration)
      throws IOException {
    Matcher later = LATER.matcher(request.runId());
    if (later.matches()) {
      RunGenerations line = RunGenerations.of(request.output(), later.group(1), configuration);
      if (line.numbers().contains(1)) {
        return line;
      }
    }
    return RunGenerations.of(request.output(), request.runId(), configuration);
  }
}
