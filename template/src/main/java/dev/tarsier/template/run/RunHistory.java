package dev.tarsier.template.run;

import dev.tarsier.template.fork.RunLog;
import dev.tarsier.template.fork.SetupProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The runs that were started from this machine: a folder each, with {@code run.json} and log. */
public final class RunHistory {
  private static final String FILE = "run.json";

  private final Path folder;

  /** {@code home} is the tool's own folder. */
  public RunHistory(Path home) {
    this.folder = home.resolve("runs");
  }

  /** What is noted of a run of this name. */
  public Optional<RunRecord> noted(RunRecord run) throws IOException {
    return read(folder.resolve(run.name()).resolve(FILE));
  }

  /**
   * Starts the log of a run anew and notes the run; not in place of one that may still go on
   * elsewhere, whose operation must not be forgotten before it is joined.
   */
  public RunLog begin(RunRecord run) throws SetupProblem {
    RunLog log = log(run);
    try {
      Files.createDirectories(log.folder());
      Files.deleteIfExists(log.file());
      if (noted(run).filter(RunRecord::isOpenElsewhere).isEmpty()) {
        write(run);
      }
    } catch (IOException e) {
      throw new SetupProblem(
          "Cannot write the log below "
              + folder.getParent()
              + ": "
              + e
              + " (set TARSIER_HOME to another folder)");
    }
    return log;
  }

  public RunLog log(RunRecord run) {
    return new RunLog(folder.resolve(run.name()));
  }

  /** Notes what is known now; a reader sees the old record or the new one. */
  public void write(RunRecord run) throws IOException {
    Path file = folder.resolve(run.name()).resolve(FILE);
    Path draft = file.resolveSibling(FILE + ".draft");
    String text = RunRecordParser.toJson(run).toPrettyString() + "\n";
    Files.writeString(draft, text, StandardCharsets.UTF_8);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** All runs, the newest first; what is no record is passed over. */
  public List<RunRecord> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<RunRecord> runs = new ArrayList<>();
    try (Stream<Path> folders = Files.list(folder)) {
      for (Path run : folders.sorted().toList()) {
        read(run.resolve(FILE)).ifPresent(runs::add);
      }
    }
    runs.sort(Comparator.comparing(RunRecord::started).reversed());
    return List.copyOf(runs);
  }

  private static Optional<RunRecord> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(RunRecordParser.parse(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
