package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.template.plan.SourceSize;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.template.run.SourceFolder;
import dev.tarsier.template.spec.Locations;
import dev.tarsier.template.spec.SpecDocument;
import dev.tarsier.template.spec.SpecParser;
import dev.tarsier.template.spec.SpecRule;
import dev.tarsier.template.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a spec file and looks at the source that it names. */
final class SpecLoader {
  private final Shell shell;
  private final Operations operations;

  SpecLoader(Shell shell, Operations operations) {
    this.shell = shell;
    this.operations = operations;
  }

  SpecDocument read(String specFile) throws ProblemsFound {
    SourceText text = YamlFile.read(specFile, shell.folder());
    Path folder = shell.folder().resolve(specFile).toAbsolutePath().normalize().getParent();
    return new SpecParser(operations, shell.environment()).parse(text, folder);
  }

  /** Looks at a source on this machine before any JVM is started for it. */
  static SourceSize measure(SpecDocument document) throws ProblemsFound {
    if (!document.spec().source().inventory().isEmpty()
        || !Locations.isLocal(document.spec().source().root())) {
      return new SourceSize.Unknown();
    }
    Path root = Locations.path(document.spec().source().root());
    if (!Files.exists(root)) {
      throw source(document, "Missing source: " + root + " does not exist (check source.uri)");
    }
    if (!Files.isDirectory(root)) {
      throw source(
          document, "Invalid source: " + root + " is a file (name the folder that holds it)");
    }
    SourceSize.Measured size = measured(document, root);
    if (size.files() == 0) {
      throw source(
          document,
          "Cannot find images below "
              + root
              + ": no file matches "
              + String.join(" ", document.spec().source().include())
              + " (hidden files and folders that start with _ are left out; see source.include)");
    }
    return size;
  }

  private static SourceSize.Measured measured(SpecDocument document, Path root)
      throws ProblemsFound {
    try {
      return SourceFolder.measure(root, document.spec().source().include());
    } catch (IOException e) {
      throw source(document, "Cannot list the source: " + e + " (check its permissions)");
    }
  }

  private static ProblemsFound source(SpecDocument document, String message) {
    return document.problem("source.uri", SpecRule.SOURCE, message);
  }
}
