package dev.tarsier.job.erase;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.ManifestParser;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.sink.AtomicFiles;
import dev.tarsier.job.sink.IndexRow;
import dev.tarsier.job.sink.IndexRows;
import dev.tarsier.job.sink.RunFolder;
import dev.tarsier.job.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A finished run, and the folder in it where its files are written anew. */
final class ErasedRun {
  static final String SHARDS = "shards";
  static final String INDEX = "index";
  private static final String PLAN = RunFolder.ERASE + "/plan.json";
  private static final String NEW = RunFolder.ERASE + "/new";
  private static final String PASSING = RunFolder.ERASE + "/passing";

  private final String runId;
  private final Location folder;
  private final Configuration configuration;
  private final FileSystem fileSystem;
  private final AtomicFiles files;

  ErasedRun(Location output, String runId, Configuration configuration) throws IOException {
    this.runId = runId;
    this.folder = output.child(runId);
    this.configuration = configuration;
    this.fileSystem = Storage.of(folder, configuration, "output.uri");
    this.files = new AtomicFiles(fileSystem, path(PASSING));
  }

  String runId() {
    return runId;
  }

  Configuration configuration() {
    return configuration;
  }

  FileSystem fileSystem() {
    return fileSystem;
  }

  Path path(String name) {
    return Storage.path(folder.child(name));
  }

  /** Where a folder of the run is written anew; an empty name is the run's own. */
  Path anew(String below) {
    return path(below.isEmpty() ? NEW : NEW + "/" + below);
  }

  /** Throws InputProblem for a run that is not whole: what is at work on it would bring it back. */
  Manifest manifest() throws IOException {
    Optional<String> manifest = files.read(path(RunFolder.MANIFEST));
    if (manifest.isEmpty() || !fileSystem.exists(path(RunFolder.SUCCESS))) {
      throw new InputProblem(
          "Cannot take images out of "
              + folder
              + ": the run has not ended well (run it to its end, or delete its folder)",
          "output.uri");
    }
    return ManifestParser.parse(manifest.get());
  }

  RunReport report() throws IOException {
    return files
        .read(path(RunFolder.REPORT))
        .map(RunReportParser::parse)
        .orElseThrow(() -> new IOException("Missing " + folder.child(RunFolder.REPORT)));
  }

  /** Takes a row of an index. */
  interface RowTaker {
    void take(IndexRow row);
  }

  /** Reads an index from its first row to its last. */
  void eachRow(String index, RowTaker taker) throws IOException {
    try (IndexRows rows = new IndexRows(path(INDEX + "/" + index), configuration)) {
      for (Optional<IndexRow> row = rows.next(); row.isPresent(); row = rows.next()) {
        taker.take(row.get());
      }
    }
  }

  /** Empty where there is no such file. */
  Optional<String> text(String name) throws IOException {
    return files.read(path(name));
  }

  /** Writes a small file anew and describes it. */
  FileRecord writeAnew(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Storage.create(fileSystem, new Path(anew(""), name))) {
      out.write(bytes);
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return new FileRecord(name, bytes.length, 0, HexFormat.of().toHexDigits((int) crc.getValue()));
  }

  Optional<String> plan() throws IOException {
    return files.read(path(PLAN));
  }

  void writePlan(String text) throws IOException {
    files.write(path(PLAN), text);
  }

  /** From here to {@link #open} the run is not whole. */
  void shut() throws IOException {
    fileSystem.delete(path(RunFolder.SUCCESS), false);
  }

  /** Puts a new file in its place, if that has not been done. */
  void replace(String name) throws IOException {
    Path from = new Path(anew(""), name);
    if (fileSystem.exists(from)) {
      files.rename(from, path(name));
    }
  }

  void remove(String name) throws IOException {
    fileSystem.delete(path(name), false);
  }

  void open() throws IOException {
    files.write(path(RunFolder.SUCCESS), "");
  }

  /** Removes what an erasure leaves, whole or not. */
  void clear() throws IOException {
    fileSystem.delete(path(RunFolder.ERASE), true);
  }
}
