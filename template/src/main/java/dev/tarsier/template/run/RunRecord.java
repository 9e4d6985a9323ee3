package dev.tarsier.template.run;

import java.time.Instant;
import java.util.Optional;

/**
 * One run as this machine remembers it.
 *
 * @param spec the file, absolute
 * @param place where and as what it runs
 * @param started when this machine began it
 * @param result how it went; that of a run nobody has seen the end of is open
 */
public record RunRecord(
    String dataset, String runId, String spec, Place place, Instant started, Result result) {
  /** In the file: a run on the Dataproc of the command itself. */
  public static final String LOCAL = "local";

  /**
   * Where a run is to be found.
   *
   * @param where {@link #LOCAL}, or the root of the Dataproc that it runs on
   * @param operation full name; empty before there is one
   * @param runFolder URI of its output
   */
  public record Place(String where, String operation, String runFolder) {
    public boolean isLocal() {
      return where.equals(LOCAL);
    }
  }

  /**
   * How a run went.
   *
   * @param state open, done, failed, refused or cancelled
   * @param ended empty as long as it is open
   * @param images read; 0 when not known
   */
  public record Result(State state, String ended, long images) {
    public static final Result OPEN = new Result(State.OPEN, "", 0);

    public static Result at(Instant time, State state, long images) {
      return new Result(state, time.toString(), images);
    }
  }

  /** What is known of the end. */
  public enum State {
    OPEN,
    DONE,
    FAILED,
    REFUSED,
    CANCELLED
  }

  /** Its folder's name in the history. */
  public String name() {
    return dataset + "-" + runId;
  }

  /** Whether a Dataproc may still be at it: its end was not seen, and it does not end with us. */
  public boolean isOpenElsewhere() {
    return result.state() == State.OPEN && !place.isLocal() && !place.operation().isEmpty();
  }

  public RunRecord withOperation(String operation) {
    return new RunRecord(
        dataset,
        runId,
        spec,
        new Place(place.where(), operation, place.runFolder()),
        started,
        result);
  }

  public RunRecord withResult(Result end) {
    return new RunRecord(dataset, runId, spec, place, started, end);
  }

  /** The report of a run that has one. */
  public Optional<String> report() {
    return result.state() == State.DONE || result.images() > 0
        ? Optional.of(place.runFolder() + "/report.html")
        : Optional.empty();
  }
}
