package dev.tarsier.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.template.command.FakeShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code --help} and the manual pages show. */
class TestHelp {
  private static final String EXAMPLE = "  tarsier ";

  private final CommandLine root =
      Tarsier.commandLine(new FakeShell(Path.of("."), null, false, Map.of()).shell());

  @TestFactory
  Stream<DynamicTest> everyCommandShowsExamplesThatAreUnderstood() {
    return Tarsier.below(root).stream()
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command.getCommandSpec().qualifiedName(), () -> check(command)));
  }

  private void check(CommandLine command) {
    List<String> examples = examples(command);
    assertThat(examples).isNotEmpty();
    for (String example : examples) {
      String line = example.substring(EXAMPLE.length()).replaceFirst("\\s*[#>|;)&].*", "");
      assertThat(root.parseArgs(line.split("\\s+")).hasSubcommand()).as(example).isTrue();
    }
  }

  private static List<String> examples(CommandLine command) {
    return Stream.of(command.getCommandSpec().usageMessage().footer())
        .map(line -> line.replace("  source <(", "  "))
        .filter(line -> line.startsWith(EXAMPLE))
        .toList();
  }

  @Test
  void everyCommandHasItsManualPage(@TempDir Path folder) throws IOException {
    ManPages.write(folder.toFile());
    for (CommandLine command : Tarsier.below(root)) {
      String name = command.getCommandSpec().qualifiedName();
      assertThat(Files.readString(folder.resolve(name.replace(' ', '-') + ".adoc")))
          .contains("== Name", "== Synopsis", "== Examples", "*0*::", "  " + name);
    }
  }
}
