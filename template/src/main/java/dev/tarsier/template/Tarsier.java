package dev.tarsier.template;

import dev.tarsier.template.command.BenchCommand;
import dev.tarsier.template.command.CancelCommand;
import dev.tarsier.template.command.CompletionCommand;
import dev.tarsier.template.command.DemoCommand;
import dev.tarsier.template.command.EmulatorCommand;
import dev.tarsier.template.command.EraseCommand;
import dev.tarsier.template.command.GenerateCommand;
import dev.tarsier.template.command.InspectCommand;
import dev.tarsier.template.command.InstantiateCommand;
import dev.tarsier.template.command.OnboardCommand;
import dev.tarsier.template.command.PlanCommand;
import dev.tarsier.template.command.PreviewCommand;
import dev.tarsier.template.command.RecipesCommand;
import dev.tarsier.template.command.RunsCommand;
import dev.tarsier.template.command.ScaleCommand;
import dev.tarsier.template.command.Shell;
import dev.tarsier.template.command.SpeedtestCommand;
import dev.tarsier.template.command.StatusCommand;
import dev.tarsier.template.command.SubsetCommand;
import dev.tarsier.template.command.TuneCommand;
import dev.tarsier.template.command.ValidateCommand;
import dev.tarsier.template.command.VerifyCommand;
import dev.tarsier.template.command.WorkflowCommand;
import dev.tarsier.template.fork.Installation;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The tool. Wires and exits; what it does is in {@code command}. */
public final class Tarsier {
  private Tarsier() {}

  public static void main(String[] args) {
    Map<String, String> environment = System.getenv();
    Path checkout = Path.of(System.getProperty("tarsier.home", ""));
    Path user = Path.of(System.getProperty("user.home", ""));
    Shell shell =
        new Shell(
            stream(FileDescriptor.out),
            stream(FileDescriptor.err),
            Boolean.getBoolean("tarsier.terminal"),
            environment,
            Path.of("").toAbsolutePath(),
            Installation.of(environment, checkout, user),
            Clock.systemUTC());
    System.exit(run(shell, args));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** Runs one command line and returns its exit code; nothing is thrown. */
  public static int run(Shell shell, String... args) {
    Failures failures = new Failures(shell);
    CommandLine root = commandLine(shell);
    root.setParameterExceptionHandler(failures::usage);
    root.setExecutionExceptionHandler(failures::execution);
    try {
      return root.execute(args);
    } catch (Error error) {
      return failures.broken(error, List.of(args).contains("--verbose"));
    }
  }

  /** Every command, ready to be run or described. */
  static CommandLine commandLine(Shell shell) {
    CommandLine root = new CommandLine(new RootCommand());
    root.addSubcommand(new DemoCommand(shell));
    root.addSubcommand(new InstantiateCommand(shell));
    root.addSubcommand(new InspectCommand(shell));
    root.addSubcommand(new OnboardCommand(shell));
    root.addSubcommand(new PlanCommand(shell));
    root.addSubcommand(new TuneCommand(shell));
    root.addSubcommand(new ScaleCommand(shell));
    root.addSubcommand(new GenerateCommand(shell));
    root.addSubcommand(new EmulatorCommand(shell));
    root.addSubcommand(new StatusCommand(shell));
    root.addSubcommand(new CancelCommand(shell));
    root.addSubcommand(new RunsCommand(shell));
    root.addSubcommand(new VerifyCommand(shell));
    root.addSubcommand(new SubsetCommand(shell));
    root.addSubcommand(new EraseCommand(shell));
    root.addSubcommand(new BenchCommand(shell));
    root.addSubcommand(new SpeedtestCommand(shell));
    root.addSubcommand(new RecipesCommand(shell));
    root.addSubcommand(new PreviewCommand(shell));
    root.addSubcommand(new ValidateCommand(shell));
    root.addSubcommand(WorkflowCommand.with(shell));
    root.addSubcommand(new CompletionCommand(shell));
    below(root).forEach(command -> command.addMixin("help", new HelpOption()));
    below(root).forEach(command -> exitCodes(command.getCommandSpec()));
    exitCodes(root.getCommandSpec());
    root.setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8));
    root.setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8));
    root.setUsageHelpWidth(90);
    root.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return root;
  }

  /** Every command below, of every level. */
  static List<CommandLine> below(CommandLine command) {
    return command.getSubcommands().values().stream()
        .flatMap(child -> Stream.concat(Stream.of(child), below(child).stream()))
        .toList();
  }

  private static void exitCodes(CommandSpec spec) {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("0", "done");
    codes.put("1", "problems found");
    codes.put("2", "bad usage");
    codes.put("3", "the run failed");
    spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(codes);
  }
}
