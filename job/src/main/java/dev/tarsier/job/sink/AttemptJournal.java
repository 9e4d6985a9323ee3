package dev.tarsier.job.sink;

import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.storage.Storage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Finds the image that kills the process. An attempt leaves a mark when it starts and removes it
 * when it ends in order, so a mark found at the start tells that an earlier attempt died. Only then
 * is every image marked before native code sees it, one empty file each; a mark that is still there
 * at the next start names the image. After two deaths on one image it is rejected instead of tried.
 */
public final class AttemptJournal {
  /** A preempted machine may die on any image once; twice on the same one is the image's doing. */
  static final int DEATHS_TO_REJECT = 2;

  private static final String STARTED = "started";
  private static final String SUSPECTS = "suspects";

  private final FileSystem fileSystem;
  private final Path started;
  private final Path suspects;
  private final Map<Integer, Suspect> known = new HashMap<>();
  private boolean careful;

  private record Suspect(int deaths, RejectReason reason) {
    /** Of two marks of one death, the watchdog's tells more than the one that every image gets. */
    Suspect worse(Suspect other) {
      if (deaths != other.deaths) {
        return deaths > other.deaths ? this : other;
      }
      return reason == RejectReason.TIMED_OUT ? this : other;
    }
  }

  AttemptJournal(FileSystem fileSystem, Path progress, int partition) {
    this.fileSystem = fileSystem;
    String name = String.format(Locale.ROOT, "part-%05d", partition);
    this.started = new Path(progress, STARTED + "/" + name);
    this.suspects = new Path(progress, SUSPECTS + "/" + name);
  }

  /** Whether a folder of this name holds marks. */
  static boolean isFolder(String name) {
    return name.equals(STARTED) || name.equals(SUSPECTS);
  }

  /** Leaves the mark of an attempt before which there was none: nothing needs to be read. */
  public void beginFirst() throws IOException {
    Storage.mark(fileSystem, started);
  }

  /** Reads what earlier attempts left and leaves this one's mark. */
  public void begin() throws IOException {
    careful = fileSystem.exists(started);
    for (String name : AtomicFiles.names(fileSystem, suspects)) {
      Mark mark = Mark.parse(name);
      known.merge(mark.image(), new Suspect(mark.deaths(), mark.reason()), Suspect::worse);
    }
    if (!careful) {
      Storage.mark(fileSystem, started);
    }
  }

  /** Why this image must not be tried again, if it must not. */
  public Optional<RejectReason> condemned(int image) {
    Suspect suspect = known.get(image);
    return suspect == null || suspect.deaths() < DEATHS_TO_REJECT
        ? Optional.empty()
        : Optional.of(suspect.reason());
  }

  /** Whether an earlier attempt died, so that every image is marked. */
  public boolean isCareful() {
    return careful;
  }

  /** Whether an earlier attempt died while this image, among others perhaps, was in native code. */
  public boolean isSuspected(int image) {
    return known.containsKey(image);
  }

  /** Before an image enters native code. */
  public void enter(int image) throws IOException {
    if (careful) {
      mark(image, next(image, RejectReason.CRASHED));
    }
  }

  /** After an image has left native code. */
  public void leave(int image) throws IOException {
    if (careful) {
      fileSystem.delete(path(image, next(image, RejectReason.CRASHED)), false);
    }
  }

  /** From the watchdog, right before it ends the process: this image ran out of time. */
  public void timedOut(int image) throws IOException {
    mark(image, next(image, RejectReason.TIMED_OUT));
  }

  /** The attempt failed in order, with the process alive: what is known of images stays. */
  public void failed() throws IOException {
    fileSystem.delete(started, false);
  }

  /**
   * The partition is finished. The attempt's mark stays, as nobody will begin again; it goes with
   * the run's progress, where objects are deleted many at a time.
   */
  public void finished() throws IOException {
    if (careful || !known.isEmpty()) {
      fileSystem.delete(suspects, true);
    }
  }

  private Suspect next(int image, RejectReason reason) {
    Suspect before = known.get(image);
    return new Suspect(before == null ? 1 : before.deaths() + 1, reason);
  }

  private void mark(int image, Suspect suspect) throws IOException {
    Storage.mark(fileSystem, path(image, suspect));
  }

  private Path path(int image, Suspect suspect) {
    return new Path(suspects, new Mark(image, suspect.deaths(), suspect.reason()).name());
  }

  /** A mark's file name: the image's number in its partition, deaths so far, and the reason. */
  private record Mark(int image, int deaths, RejectReason reason) {
    String name() {
      return String.format(Locale.ROOT, "%07d.%d.%s", image, deaths, reason);
    }

    static Mark parse(String name) {
      String[] parts = name.split("\\.", -1);
      return new Mark(
          Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), RejectReason.valueOf(parts[2]));
    }
  }
}
