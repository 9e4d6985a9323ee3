package dev.tarsier.job.report;

import java.io.Serializable;

/**
 * Requests to Cloud Storage as its connector has counted them, repeated ones included; all 0 where
 * the run has no bucket.
 *
 * @param all of whatever kind
 * @param content for the content of an object
 * @param metadata for what is known of one object
 * @param listings pages of a listing
 * @param uploads files that were begun to be written; a large one takes several requests
 * @param clientErrors answered with 4xx, failed preconditions and absent objects included
 * @param serverErrors answered with 5xx
 * @param backoffs waits before a request was made again
 */
public record Requests(
    long all,
    long content,
    long metadata,
    long listings,
    long uploads,
    long clientErrors,
    long serverErrors,
    long backoffs)
    implements Serializable {
  public static final Requests NONE = new Requests(0, 0, 0, 0, 0, 0, 0, 0);

  public Requests plus(Requests other) {
    return new Requests(
        all + other.all,
        content + other.content,
        metadata + other.metadata,
        listings + other.listings,
        uploads + other.uploads,
        clientErrors + other.clientErrors,
        serverErrors + other.serverErrors,
        backoffs + other.backoffs);
  }

  /** What was made since {@code earlier}, in the same process. */
  public Requests since(Requests earlier) {
    return new Requests(
        all - earlier.all,
        content - earlier.content,
        metadata - earlier.metadata,
        listings - earlier.listings,
        uploads - earlier.uploads,
        clientErrors - earlier.clientErrors,
        serverErrors - earlier.serverErrors,
        backoffs - earlier.backoffs);
  }
}
