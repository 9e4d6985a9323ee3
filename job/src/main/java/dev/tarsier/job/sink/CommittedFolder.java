package dev.tarsier.job.sink;

import dev.tarsier.job.report.CommittedFiles;
import dev.tarsier.job.report.CommittedFilesParser;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.storage.Storage;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.schema.MessageType;

/**
 * A folder of a few files that counts once it is whole. Each attempt writes them into a folder of
 * its own below it, and then {@value #MARK} tells their names, sizes and checksums: without it
 * there is nothing to read, and what differs from it is refused.
 *
 * <p>Names are the attempt's own because no two attempts at one thing have equal bytes, and nobody
 * can tell a dead attempt's file from a slow one's. Under names that all share, whoever removed
 * what seems left over could do so just after its owner had committed it; no file system makes
 * several files change their names at once, and Cloud Storage not even a folder. So nothing is ever
 * moved or replaced: what an attempt that was killed has left is in nobody's way, and of several
 * attempts at once the one whose mark is there first wins ({@link AtomicFiles#create}), with files
 * that no other touches.
 */
public final class CommittedFolder {
  public static final String MARK = "COMMITTED.json";

  private static final String ATTEMPTS = "_attempts";

  private final Location folder;
  private final FileSystem fileSystem;
  private final String id = UUID.randomUUID().toString();
  private final Location attempt;
  private final AtomicFiles files;
  private final Configuration configuration;
  private final List<FileRecord> written = new ArrayList<>();
  private boolean marked;

  /**
   * {@code below/name} is the folder; what does not outlive an attempt stands in {@code
   * below/_attempts}.
   */
  public CommittedFolder(Location below, String name, Configuration configuration)
      throws IOException {
    this.folder = below.child(name);
    this.configuration = configuration;
    this.fileSystem = Storage.of(folder, configuration, "output.uri");
    this.attempt = below.child(ATTEMPTS + "/" + name + "-" + id);
    this.files = new AtomicFiles(fileSystem, Storage.path(attempt));
  }

  public Location location() {
    return folder;
  }

  /** Where this attempt's files stand. */
  public Location results() {
    return folder.child(id);
  }

  /** Where to write what shall not outlive the attempt. */
  public Location attempt() {
    return attempt;
  }

  public boolean isCommitted() throws IOException {
    return fileSystem.exists(path(MARK));
  }

  public void writeText(String name, String text) throws IOException {
    try (AttemptFile file = file(name)) {
      file.write(text.getBytes(StandardCharsets.UTF_8));
      written.add(file.finish(0).below(id));
    }
  }

  /** Writes rows as Parquet. */
  public void writeParquet(String name, MessageType schema, List<Group> rows) throws IOException {
    try (AttemptFile file = file(name)) {
      try (ParquetWriter<Group> writer = ParquetShard.groups(file, schema, configuration)) {
        for (Group row : rows) {
          writer.write(row);
        }
      }
      written.add(file.finish(rows.size()).below(id));
    }
  }

  private AttemptFile file(String name) throws IOException {
    return new AttemptFile(fileSystem, Storage.path(results()), name);
  }

  /**
   * Makes the folder that which was written. Throws InputProblem when another attempt has done so
   * meanwhile.
   */
  public void commit() throws IOException {
    marked = true;
    marked = files.create(path(MARK), CommittedFilesParser.format(new CommittedFiles(written)));
    if (!marked) {
      throw taken();
    }
  }

  private InputProblem taken() {
    return new InputProblem(
        "Cannot write " + folder + ": it is there already (give another name)", "");
  }

  /**
   * Removes what the attempt wrote and no mark names. When {@link #commit} broke off, nobody knows
   * whether the mark stands: then its files stay.
   */
  public void discard() throws IOException {
    fileSystem.delete(Storage.path(attempt), true);
    if (!marked) {
      fileSystem.delete(Storage.path(results()), true);
    }
  }

  private Path path(String name) {
    return Storage.path(folder.child(name));
  }

  /**
   * The bytes of a committed file. Throws InputProblem when the folder is not committed, has no
   * such file, or holds other bytes than were committed.
   */
  public static byte[] read(Location folder, String name, Configuration configuration)
      throws IOException {
    FileSystem fileSystem = Storage.of(folder, configuration, "");
    FileRecord record = record(folder, name, content(fileSystem, folder, MARK));
    byte[] bytes = content(fileSystem, folder, record.name());
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    String checksum = AttemptFile.hex(crc.getValue());
    if (bytes.length != record.bytes() || !checksum.equals(record.crc32c())) {
      throw new InputProblem(
          "Invalid file: %s has %d bytes with CRC32C %s, %s says %d bytes with CRC32C %s (it was changed after it was written; measure again)"
              .formatted(
                  folder.child(record.name()),
                  bytes.length,
                  checksum,
                  MARK,
                  record.bytes(),
                  record.crc32c()),
          "");
    }
    return bytes;
  }

  private static FileRecord record(Location folder, String name, byte[] mark) {
    CommittedFiles committed;
    try {
      committed = CommittedFilesParser.parse(new String(mark, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new InputProblem(
          "Invalid file: " + folder.child(MARK) + " (" + e.getMessage() + ")", "", e);
    }
    return committed.files().stream()
        .filter(file -> file.name().substring(file.name().lastIndexOf('/') + 1).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputProblem(
                    "Missing file: " + MARK + " of " + folder + " names no " + name, ""));
  }

  private static byte[] content(FileSystem fileSystem, Location folder, String name)
      throws IOException {
    try (InputStream in = fileSystem.open(Storage.path(folder.child(name)))) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      in.transferTo(content);
      return content.toByteArray();
    } catch (FileNotFoundException e) {
      throw new InputProblem(
          "Missing file: "
              + folder.child(name)
              + (name.equals(MARK)
                  ? " (what is there was not finished, and does not count; measure again)"
                  : " (it was removed after it was written; measure again)"),
          "",
          e);
    }
  }
}
