package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.PartitionRecord;
import dev.tarsier.job.report.PartitionRecordParser;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The folder of one run, and the only code that gives files their final names.
 *
 * <p>A partition writes its files below {@code _attempts/}, each attempt in a folder of its own;
 * when all are whole they are renamed one by one; then the partition's record is created below
 * {@code _progress/}. The record is what "finished" means: whatever died before it is done again.
 */
public final class RunFolder {
  public static final String MANIFEST = "_MANIFEST.json";
  public static final String SUCCESS = "_SUCCESS";
  public static final String REPORT = "report.json";
  public static final String REPORT_PAGE = "report.html";

  /** Where the files stand of which images are being taken out. */
  public static final String ERASE = "_erase";

  private static final String SHARDS = "shards";
  private static final String INDEX = "index";
  private static final String ATTEMPTS = "_attempts";
  private static final String PROGRESS = "_progress";
  private static final String START = PROGRESS + "/request.json";

  private final Location location;
  private final FileSystem fileSystem;
  private final AtomicFiles files;

  public RunFolder(JobRequest request, Configuration configuration) throws IOException {
    this.location = request.runFolder();
    FileSystem store = Storage.of(location, configuration, "output.uri");
    this.fileSystem =
        Storage.isObjectStore(store)
            ? new HeldAttempts(store, path(ATTEMPTS), request.transfer().uploadChunk().bytes())
            : store;
    this.files = new AtomicFiles(fileSystem, path(ATTEMPTS));
  }

  public Location location() {
    return location;
  }

  public FileSystem fileSystem() {
    return fileSystem;
  }

  /** A folder that no other attempt writes to; nothing random reaches a final name. */
  public Path newAttempt(int partition) {
    return path(
        String.format(Locale.ROOT, "%s/part-%05d-%s", ATTEMPTS, partition, UUID.randomUUID()));
  }

  /** A folder for what comes after the partitions. */
  public Path newAttempt(String what) {
    return path(ATTEMPTS + "/" + what + "-" + UUID.randomUUID());
  }

  /** Writes a small file of an attempt and describes it; {@code name} is from the run folder. */
  public FileRecord writeAttempt(Path attempt, String name, String text) throws IOException {
    try (AttemptFile file = new AttemptFile(fileSystem, attempt, name)) {
      file.write(text.getBytes(StandardCharsets.UTF_8));
      return file.finish(0);
    }
  }

  /** Says what a record holds once it is known which files stand. */
  public interface RecordText {
    String of(List<FileRecord> standing);
  }

  /**
   * Gives files of an attempt, named from the run folder, their final names, then leaves a record:
   * whatever died before it is done again. A file that stands already, of an attempt that died or
   * is at work too, stays; a record that stands already stays too.
   */
  public void commit(Path attempt, List<FileRecord> written, String record, RecordText text)
      throws IOException {
    if (record(record).isEmpty()) {
      List<FileRecord> standing = new ArrayList<>();
      for (FileRecord file : written) {
        standing.add(new Placing(files, fileSystem).orTheirs(attempt, file, path(file.name())));
      }
      files.createRecord(path(PROGRESS + "/" + record), text.of(standing));
    }
    fileSystem.delete(attempt, true);
  }

  /** The text of a record that {@link #commit(Path, List, String, RecordText)} left. */
  public Optional<String> record(String record) throws IOException {
    return files.readRecord(path(PROGRESS + "/" + record));
  }

  /**
   * Gives an attempt's files their final names, then leaves the record. Another attempt of the
   * partition may be at it, or have died at it: a final name is given once. Equal shards may be
   * whoever's; of equal rows an index may have other bytes, so that the record describes the one
   * that stands. The first record stays. Returns false, and leaves nothing, when another attempt
   * has finished the partition, or another driver the run: what came now would be an orphan.
   */
  public boolean commit(Path attempt, PartitionRecord record) throws IOException {
    boolean needed = !isDone(record.partition());
    if (needed) {
      Placing placing = new Placing(files, fileSystem);
      boolean equal = true;
      for (FileRecord shard : record.shards()) {
        equal &= placing.orEqual(attempt, shard, path(SHARDS + "/" + shard.name()));
      }
      Path index = path(INDEX + "/" + record.index().name());
      FileRecord standing =
          equal
              ? placing.orTheirs(attempt, record.index(), index)
              : placing.inItsPlace(attempt, record.index(), index);
      files.createRecord(
          path(recordName(record.partition())),
          PartitionRecordParser.format(record.withIndex(standing)));
    }
    fileSystem.delete(attempt, true);
    return needed;
  }

  private static String recordName(int partition) {
    return String.format(Locale.ROOT, "%s/part-%05d.json", PROGRESS, partition);
  }

  /** The record of a finished partition. */
  public Optional<PartitionRecord> record(int partition) throws IOException {
    return files.readRecord(path(recordName(partition))).map(PartitionRecordParser::parse);
  }

  /**
   * How far the run is.
   *
   * @param finished partitions that have a record
   * @param marked whether attempts have left marks: some may have died
   */
  public record Progress(List<Integer> finished, boolean marked) {}

  /** By one listing. */
  public Progress progress() throws IOException {
    List<String> names = AtomicFiles.names(fileSystem, path(PROGRESS));
    List<Integer> finished =
        names.stream()
            .filter(name -> name.matches("part-\\d{5,6}\\.json"))
            .map(name -> Integer.parseInt(name.replaceAll("\\D", "")))
            .sorted()
            .toList();
    return new Progress(finished, names.stream().anyMatch(AttemptJournal::isFolder));
  }

  /** What the first start left; absent before it. */
  public Optional<String> readStart() throws IOException {
    return files.read(path(START));
  }

  /**
   * Makes the folders and leaves the mark of the first start, which comes first of all. Returns
   * false, and leaves the mark that stands, when another driver was first.
   */
  public boolean createStart(String text) throws IOException {
    fileSystem.mkdirs(path(PROGRESS));
    boolean created = files.create(path(START), text);
    fileSystem.mkdirs(path(SHARDS));
    fileSystem.mkdirs(path(INDEX));
    return created;
  }

  /** Where an index file of the run stands. */
  public Path index(String name) {
    return path(INDEX + "/" + name);
  }

  public AttemptJournal journal(int partition) {
    return new AttemptJournal(fileSystem, path(PROGRESS), partition);
  }

  /** Of a stage before the partitions. */
  public AttemptJournal journal(String stage, int task) {
    return new AttemptJournal(fileSystem, path(PROGRESS + "/" + stage), task);
  }

  public Optional<String> read(String name) throws IOException {
    return files.read(path(name));
  }

  public void write(String name, String text) throws IOException {
    files.write(path(name), text);
  }

  /** Writes a file beside shards and indexes and describes it for the manifest. */
  public FileRecord writeExtra(String name, String text) throws IOException {
    files.write(path(name), text);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return new FileRecord(name, bytes.length, 0, AttemptFile.hex(crc.getValue()));
  }

  public boolean isComplete() throws IOException {
    // Read, as it is empty: to ask whether it exists would be two requests, one for a folder.
    return files.read(path(SUCCESS)).isPresent();
  }

  /**
   * What stands in the folder.
   *
   * @param halfErased the run was whole, and taking images out of it was cut off
   * @param foreign something is there that a start of a run does not make before its first mark
   */
  public record Holdings(boolean halfErased, boolean foreign) {}

  /** By one listing. */
  public Holdings holdings() throws IOException {
    List<String> names = AtomicFiles.names(fileSystem, path(""));
    return new Holdings(
        names.contains(ERASE) && !names.contains(SUCCESS),
        names.stream().anyMatch(name -> !name.equals(ATTEMPTS) && !name.equals(PROGRESS)));
  }

  /** Whether nothing is left to be done for a partition. */
  public boolean isDone(int partition) throws IOException {
    return record(partition).isPresent() || isComplete();
  }

  /** Removes files of shards and indexes that are none of these, as a dead attempt may leave. */
  public void removeOthers(Set<String> shards, Set<String> indexes) throws IOException {
    removeOthers(SHARDS, shards);
    removeOthers(INDEX, indexes);
  }

  private void removeOthers(String below, Set<String> known) throws IOException {
    String start = path(below).toUri().getPath() + "/";
    RemoteIterator<LocatedFileStatus> all = fileSystem.listFiles(path(below), true);
    while (all.hasNext()) {
      Path file = all.next().getPath();
      if (!known.contains(file.toUri().getPath().substring(start.length()))) {
        fileSystem.delete(file, false);
      }
    }
  }

  /** Removes what dead attempts left. */
  public void removeAttempts() throws IOException {
    fileSystem.delete(path(ATTEMPTS), true);
  }

  /** Removes records and journals; only after {@link #SUCCESS}. */
  public void removeProgress() throws IOException {
    fileSystem.delete(path(PROGRESS), true);
  }

  /** Of a file of the run, named from its folder. */
  public Path path(String name) {
    return Storage.path(name.isEmpty() ? location : location.child(name));
  }
}
