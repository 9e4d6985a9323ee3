package dev.tarsier.job.verify;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import dev.tarsier.job.sink.RunFolder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at a run's folder without opening shards: is all there, and nothing else? */
final class FolderCheck {
  private final RunFiles files;
  private final Manifest manifest;
  private final VerifyRequest request;
  private final Findings.Log log;

  FolderCheck(RunFiles files, Manifest manifest, VerifyRequest request, int told) {
    this.files = files;
    this.manifest = manifest;
    this.request = request;
    this.log = new Findings.Log(told);
  }

  Findings run() throws IOException {
    checkNames();
    if (files.exists(RunFolder.ERASE)) {
      log.add(
          "Invalid run: "
              + RunFolder.ERASE
              + " is there (taking images out was cut off: run tarsier erase again)");
    } else if (!files.exists(RunFolder.SUCCESS)) {
      log.add(
          "Missing "
              + RunFolder.SUCCESS
              + ": the run rejected more images than its limit, or was ended before it could judge"
              + " (see "
              + RunFolder.REPORT_PAGE
              + "; raise limits.rejected and run it again)");
    }
    checkReport();
    checkForeign(RunFiles.SHARDS, "shard", manifest.shards());
    checkForeign(RunFiles.INDEX, "index", manifest.indexes());
    return log.end(0, 0);
  }

  private void checkNames() {
    if (!manifest.runId().equals(request.runId())) {
      log.add("Invalid manifest: it is of run " + manifest.runId() + ", not of " + request.runId());
    }
    if (!request.dataset().isEmpty() && !manifest.dataset().equals(request.dataset())) {
      log.add(
          "Invalid manifest: it is of dataset "
              + manifest.dataset()
              + ", not of "
              + request.dataset());
    }
  }

  private void checkReport() throws IOException {
    Optional<String> text = files.text(RunFolder.REPORT);
    if (text.isEmpty()) {
      log.add("Missing " + RunFolder.REPORT);
      return;
    }
    try {
      RunReport report = RunReportParser.parse(text.get());
      if (!report.images().equals(manifest.counts())) {
        log.add("Invalid " + RunFolder.REPORT + ": its counts are not those of the manifest");
      }
    } catch (IllegalArgumentException e) {
      log.add("Invalid " + RunFolder.REPORT + ": " + e.getMessage());
    }
  }

  private void checkForeign(String folder, String kind, List<FileRecord> known) throws IOException {
    Set<String> names = known.stream().map(FileRecord::name).collect(Collectors.toSet());
    Set<String> extras =
        manifest.extras().stream().map(FileRecord::name).collect(Collectors.toSet());
    for (String name : files.names(folder)) {
      if (!names.contains(name) && !extras.contains(folder + "/" + name)) {
        log.add(
            "Invalid "
                + kind
                + " "
                + name
                + ": the manifest does not name it (it is no part of the data set: remove it)");
      }
    }
  }
}
