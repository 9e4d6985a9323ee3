package dev.tarsier.template.command;

import dev.tarsier.template.fork.SetupProblem;
import dev.tarsier.template.onboard.UnifiedDiff;
import dev.tarsier.template.onboard.WrittenSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The folder of specs; what somebody has changed there is not overwritten unasked. */
final class SpecFiles {
  private final Shell shell;
  private final Path folder;
  private final boolean force;

  SpecFiles(Shell shell, Path folder, boolean force) {
    this.shell = shell;
    this.folder = folder;
    this.force = force;
  }

  /** What became of a file. */
  enum Result {
    WRITTEN,
    UNCHANGED,
    REFUSED
  }

  Path file(String dataset) {
    return folder.resolve(dataset + ".yaml");
  }

  /** How the file is best named to the user. */
  String shown(String dataset) {
    return shell.shortened(file(dataset));
  }

  /** Writes a spec whole or not at all; refused with the difference shown. */
  Result write(String dataset, String spec) throws SetupProblem {
    Path file = file(dataset);
    String text = WrittenSpec.of(spec);
    try {
      if (Files.exists(file)) {
        String before = Files.readString(file, StandardCharsets.UTF_8);
        if (before.equals(text)) {
          return Result.UNCHANGED;
        }
        if (!force && !WrittenSpec.isUntouched(before)) {
          refuse(dataset, before, text);
          return Result.REFUSED;
        }
      }
      Files.createDirectories(folder);
      // Not a temporary file of the JDK, which nobody else could read.
      Path passing = folder.resolve("." + dataset + "." + ProcessHandle.current().pid());
      Files.writeString(passing, text, StandardCharsets.UTF_8);
      Files.move(passing, file, StandardCopyOption.REPLACE_EXISTING);
      return Result.WRITTEN;
    } catch (IOException e) {
      throw new SetupProblem(
          "Cannot write " + shown(dataset) + ": " + e + " (choose another --folder)");
    }
  }

  private void refuse(String dataset, String before, String after) {
    String shown = shown(dataset);
    shell.err().print(UnifiedDiff.of(shown, before, shown + " (as onboard would write it)", after));
    shell.error(
        "Cannot overwrite "
            + shown
            + ": it is not as onboard wrote it (the difference is above; --force overwrites it)");
  }
}
