package dev.tarsier.job.erase;

import dev.tarsier.job.chart.ErasedPage;
import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.ErasePlan;
import dev.tarsier.job.report.EraseReport;
import dev.tarsier.job.report.Erasure;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.ManifestParser;
import dev.tarsier.job.report.Outcome;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.sink.RowRewriter;
import dev.tarsier.job.sink.RunFolder;
import dev.tarsier.job.sink.ShardRewriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the files of one run anew that hold, or name, images that go; none is put in place. */
final class RunRewrite {
  private final RunScan scan;
  private final ErasedRun run;
  private final Manifest manifest;
  private final Set<String> erased;
  private final Map<RunScan.Shard, Map<String, Long>> moved;
  private final List<String> replaced = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private long shards;
  private long bytes;

  /**
   * @param erased paths of the images that go, from whichever run
   * @param moved where samples of shards stand that were written anew; those of this run are added
   */
  RunRewrite(RunScan scan, Set<String> erased, Map<RunScan.Shard, Map<String, Long>> moved) {
    this.scan = scan;
    this.run = scan.run();
    this.manifest = scan.manifest();
    this.erased = erased;
    this.moved = moved;
  }

  /**
   * What came of it.
   *
   * @param plan what is to be put in place and what goes
   */
  record Result(ErasePlan.Run plan, EraseReport.Run report) {}

  /** Throws RunFailure where the run is not what its index says. */
  Result write() throws IOException {
    List<FileRecord> newShards = new ArrayList<>();
    for (FileRecord shard : manifest.shards()) {
      newShards.addAll(shard(shard));
    }
    long emptied = removed.size();
    List<FileRecord> newIndexes = new ArrayList<>();
    Set<String> changing = scan.changing(erased, moved.keySet());
    for (FileRecord index : manifest.indexes()) {
      newIndexes.add(changing.contains(index.name()) ? index(index) : index);
    }
    ExtraRewrite extras = new ExtraRewrite(run, erased, newShards);
    List<FileRecord> newExtras = extras.write(manifest.extras());
    replaced.addAll(extras.replaced());
    removed.addAll(extras.removed());
    long files = replaced.size() + removed.size() - shards;
    if (files + shards > 0) {
      conclude(newShards, newIndexes, newExtras);
    }
    return new Result(
        new ErasePlan.Run(run.runId(), replaced, removed),
        new EraseReport.Run(
            run.runId(), scan.paths().size(), shards - emptied, emptied, files, bytes));
  }

  private List<FileRecord> shard(FileRecord shard) throws IOException {
    RunScan.Shard named = new RunScan.Shard(run.runId(), shard.name());
    if (!scan.shards().contains(named)) {
      return List.of(shard);
    }
    String name = ErasedRun.SHARDS + "/" + shard.name();
    Set<String> stay = stay(shard);
    ShardRewriter.Rewritten rewritten =
        ShardRewriter.of(
                shard.name(), run.fileSystem(), run.anew(ErasedRun.SHARDS), run.configuration())
            .rewrite(run.path(name), shard.name(), stay);
    if (rewritten.offsets().size() != stay.size()) {
      throw new RunFailure(
          "Cannot take images out of %s: it holds %s of the %s samples that stay by its index (run tarsier verify)"
              .formatted(name, rewritten.offsets().size(), stay.size()));
    }
    moved.put(named, rewritten.offsets());
    shards++;
    bytes += shard.bytes();
    (rewritten.files().isEmpty() ? removed : replaced).add(name);
    return rewritten.files();
  }

  /** Keys of the samples of a shard that stay. */
  private Set<String> stay(FileRecord shard) throws IOException {
    Set<String> stay = new HashSet<>();
    for (String index : scan.indexesOf(shard.name())) {
      run.eachRow(
          index,
          row -> {
            if (row.outcome() instanceof Outcome.Written written
                && written.placement().shard().equals(shard.name())
                && !erased.contains(row.path())) {
              stay.add(written.placement().key());
            }
          });
    }
    return stay;
  }

  private FileRecord index(FileRecord index) throws IOException {
    String name = ErasedRun.INDEX + "/" + index.name();
    replaced.add(name);
    return new RowRewriter(run.fileSystem(), run.anew(ErasedRun.INDEX), run.configuration())
        .rewriteIndex(run.path(name), index.name(), new IndexEdit(run.runId(), erased, moved));
  }

  /** Report, page and manifest, in the order in which they are put in place. */
  private void conclude(
      List<FileRecord> newShards, List<FileRecord> newIndexes, List<FileRecord> newExtras)
      throws IOException {
    Counts counts = manifest.counts().minus(scan.gone());
    Manifest without =
        new Manifest(
            manifest.dataset(),
            manifest.runId(),
            manifest.requestHash(),
            manifest.listing(),
            manifest.shuffleSeed(),
            counts,
            manifest.labels(),
            newShards,
            newIndexes,
            newExtras,
            new Erasure(manifest.listing().files() - counts.read(), scan.remaining()));
    RunReport report = run.report().without(erased, counts, newShards.size());
    put(RunFolder.REPORT, RunReportParser.format(report));
    Optional<String> page = run.text(RunFolder.REPORT_PAGE);
    if (page.isPresent()) {
      put(RunFolder.REPORT_PAGE, ErasedPage.render(page.get(), report, without, erased));
    }
    put(RunFolder.MANIFEST, ManifestParser.format(without));
  }

  private void put(String name, String text) throws IOException {
    run.writeAnew(name, text);
    replaced.add(name);
  }
}
