package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.template.onboard.Entry;
import dev.tarsier.template.onboard.OnboardRequest;
import dev.tarsier.template.onboard.Onboarder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier onboard}. */
@Command(
    name = "onboard",
    description = {
      "Looks at a source and writes a dataset spec for it, with the reasons.",
      "",
      "The spec is yours to change: onboard does not overwrite what somebody has "
          + "changed, unless told --force; it shows the difference. A table has a header with "
          + "the names of the options, as in dataset,source,output,recipe,label; relative "
          + "paths are taken from its folder."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier onboard eyepacs --source gs://images/eyepacs --output gs://shards/eyepacs",
      "  tarsier onboard scans --source ~/scans --output ~/shards --include '**/*.tif'",
      "  tarsier onboard --from datasets.csv --project my-project --region europe-west4"
    })
public final class OnboardCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      defaultValue = "",
      description = "Name of the data set, as in eyepacs.")
  private String name;

  @Option(names = "--from", paramLabel = "CSV", defaultValue = "", description = "Many at once.")
  private String from;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      defaultValue = "datasets",
      description = "Where specs are written (default: ${DEFAULT-VALUE}).")
  private String folder;

  @Option(names = "--force", description = "Overwrite a spec that somebody has changed.")
  private boolean force;

  @Option(names = "--no-inspect", description = "Do not look at the source; take the defaults.")
  private boolean noInspect;

  @Mixin private OnboardOptions onboardOptions;

  @Mixin private LookOptions lookOptions;

  @Mixin private OutputOptions outputOptions;

  public OnboardCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    Map<Entry, String> values = new EnumMap<>(onboardOptions.values());
    values.put(Entry.LABEL, lookOptions.label());
    values.put(Entry.INCLUDE, String.join(" ", lookOptions.include()));
    values.put(Entry.DATASET, name);
    OnboardRequest request = new OnboardRequest(values, shell.folder());
    Onboarder onboarder = new Onboarder(Operations.load(), shell.environment());
    OnboardRun run =
        new OnboardRun(
            shell,
            onboarder,
            new SpecFiles(shell, shell.folder().resolve(folder), force),
            noInspect ? new OnboardRun.NoLook() : new OnboardRun.Look(lookOptions),
            outputOptions);
    if (!from.isEmpty()) {
      if (!name.isEmpty()) {
        throw new UsageProblem("Invalid options: NAME and --from (give one)");
      }
      return run.table(from, request.values());
    }
    List<Onboarder.Fault> faults = onboarder.faults(request);
    if (!faults.isEmpty()) {
      throw new UsageProblem(
          faults.stream()
              .map(Onboarder.Fault::message)
              .distinct()
              .collect(Collectors.joining("; ")));
    }
    return run.one(request);
  }
}
