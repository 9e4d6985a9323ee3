package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.report.SubsetReport;
import dev.tarsier.job.report.SubsetReportParser;
import dev.tarsier.job.request.ByteSize;
import dev.tarsier.job.request.LabelRule;
import dev.tarsier.job.request.Limits;
import dev.tarsier.job.request.Percent;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.request.SourceRequest;
import dev.tarsier.template.fork.Fork;
import dev.tarsier.template.fork.JobForks;
import dev.tarsier.template.fork.LocalSettings;
import dev.tarsier.template.fork.RunLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Parts of a data set, each a list of images as {@code tarsier subset} makes them: the same images
 * every time, those of a smaller part in each larger one.
 */
final class ScaleSizes {
  private static final Duration TIMEOUT = Duration.ofHours(24);
  private static final LocalSettings SETTINGS = new LocalSettings(1, ByteSize.ofMebibytes(1024));
  private static final JobMain.Wording WORDING =
      new JobMain.Wording(
          "Cannot choose images for --sizes", "it takes longer than a day (name a smaller source)");

  private final Shell shell;
  private final String specFile;
  private final Path buckets;
  private final Path lists;

  /**
   * @param buckets holds a folder for each bucket
   * @param lists folder of the lists
   */
  ScaleSizes(Shell shell, String specFile, Path buckets, Path lists) {
    this.shell = shell;
    this.specFile = specFile;
    this.buckets = buckets;
    this.lists = lists;
  }

  /** Smallest first; throws UsageProblem. */
  static List<Percent> parse(String sizes) {
    List<Percent> shares = new ArrayList<>();
    for (String size : sizes.split(",", -1)) {
      double share = size.matches("[01](\\.\\d{1,3})?") ? Double.parseDouble(size) : 0;
      if (share <= 0 || share > 1) {
        throw invalid(sizes);
      }
      shares.add(Percent.of(share * 100));
    }
    if (shares.stream().distinct().count() < shares.size()) {
      throw invalid(sizes);
    }
    return shares.stream().sorted(Comparator.comparingInt(Percent::tenths)).toList();
  }

  private static UsageProblem invalid(String sizes) {
    return new UsageProblem(
        "Invalid --sizes: "
            + sizes
            + " (must be shares of the images above 0 and up to 1, to three digits after the point,"
            + " each once, as in 0.25,0.5,1)");
  }

  /** Where a part is asked for, the whole is a list too, so that only the number differs. */
  List<ScaleSize> choose(List<Percent> shares, OutputOptions options) throws Exception {
    if (shares.equals(List.of(Percent.ALL))) {
      return List.of(ScaleSize.WHOLE);
    }
    shell.installation().check();
    // Says what is wrong with the spec or its source as a run would, before a JVM is started.
    PlanLoader.Planned whole = new PlanLoader(shell, Operations.load()).load(specFile, "");
    SourceRequest source = whole.document().spec().source();
    RunLog log = RunLog.start(shell.installation().home(), "scale");
    Fork fork =
        new JobForks(shell.installation(), SETTINGS)
            .withSparkJars(
                "dev.tarsier.job.SubsetJob",
                arguments(source, shares),
                Limits.DEFAULT.pixels(),
                false,
                log);
    JobMain main = new JobMain(shell, WORDING);
    JobMain.End end = main.run(fork, log, TIMEOUT);
    if (end instanceof JobMain.End.Done done) {
      return sizes(shares, SubsetReportParser.parse(done.result()));
    }
    main.tell(end, new OutcomeReport(shell, options.json(), options.verbose()));
    throw new RunFailure(
        "Cannot choose images for --sizes from " + source.root() + " (the reason is above)");
  }

  /** Labels are left out of it, since each would keep an image however small the share. */
  private List<String> arguments(SourceRequest source, List<Percent> shares) {
    SourceRequest unlabelled =
        new SourceRequest(
            source.root(),
            source.inventory(),
            source.include(),
            source.formats(),
            new LabelRule.None(),
            source.selection());
    List<String> arguments = new ArrayList<>(RequestArguments.formatSource(unlabelled));
    List<String> percents = shares.stream().map(Percent::toString).toList();
    arguments.addAll(List.of("--percent", String.join(",", percents)));
    arguments.addAll(List.of("--writing", "lists", "--output", "file:" + lists));
    if (source.root().scheme().equals("gs")) {
      arguments.addAll(List.of("--buckets", buckets.toString()));
    }
    return arguments;
  }

  private static List<ScaleSize> sizes(List<Percent> shares, SubsetReport report) {
    long all = report.source().images();
    List<ScaleSize> sizes = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      Percent share = shares.get(i);
      SubsetReport.Subset subset = report.subsets().get(i);
      if (Math.round(all * (double) share.tenths() / Percent.ALL.tenths()) < 1) {
        throw tooFew(ScaleSize.name(share) + " of them is none", all, report.uri());
      }
      if (i > 0 && subset.images() == sizes.get(i - 1).images()) {
        String both = sizes.get(i - 1).name() + " and " + ScaleSize.name(share);
        throw tooFew(both + " of them are both " + subset.images(), all, report.uri());
      }
      sizes.add(new ScaleSize(share, subset.list(), subset.images(), subset.bytes()));
    }
    return List.copyOf(sizes);
  }

  private static UsageProblem tooFew(String why, long images, String uri) {
    return new UsageProblem(
        "Cannot take the --sizes from "
            + Amounts.images(images)
            + " below "
            + uri
            + ": "
            + why
            + " (give larger sizes, further apart, or more images)");
  }
}
