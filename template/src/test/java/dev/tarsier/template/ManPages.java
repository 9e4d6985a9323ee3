package dev.tarsier.template;

import dev.tarsier.template.command.FakeShell;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes one AsciiDoc page a command, from the very model that prints {@code --help}; the Maven
 * profile {@code man} then makes manual pages of them.
 */
public final class ManPages {
  private ManPages() {}

  /** {@code args[0]} is the folder to write into. */
  public static void main(String[] args) throws IOException {
    write(new File(args[0]));
  }

  static void write(File folder) throws IOException {
    FakeShell shell = new FakeShell(Path.of("."), null, false, Map.of());
    CommandLine root = Tarsier.commandLine(shell.shell());
    forManual(root.getCommandSpec());
    Tarsier.below(root).forEach(command -> forManual(command.getCommandSpec()));
    int code =
        ManPageGenerator.generateManPage(folder, null, new boolean[0], true, root.getCommandSpec());
    if (code != 0) {
      throw new IOException("Cannot write manual pages to " + folder + ": code " + code);
    }
  }

  /** Headings as AsciiDoc has them; examples are to be copied, so it may not touch them. */
  private static void forManual(CommandSpec spec) {
    UsageMessageSpec usage = spec.usageMessage();
    List<String> lines = new ArrayList<>(List.of("...."));
    lines.addAll(List.of(usage.footer()));
    lines.add("....");
    usage.footer(lines.toArray(String[]::new));
    usage.footerHeading("Examples");
    usage.exitCodeListHeading("Exit codes");
  }
}
