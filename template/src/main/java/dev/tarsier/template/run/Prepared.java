package dev.tarsier.template.run;

import dev.tarsier.template.dataproc.Generated;
import dev.tarsier.template.plan.Plan;
import java.nio.file.Path;
import java.util.List;

/**
 * A plan, what was generated for it, and the files that must lie where it says.
 *
 * @param files not on Cloud Storage yet, or perhaps not
 */
public record Prepared(Plan plan, Generated generated, List<Staged> files) {
  public Prepared {
    files = List.copyOf(files);
  }

  /** A file or a text that goes to Cloud Storage unless its name is there: names follow content. */
  public sealed interface Staged {
    /** Such as {@code gs://bucket/jobs/tarsier-job-0123456789ab.jar}. */
    String uri();

    /** A file of this machine. */
    record OfFile(String uri, Path file) implements Staged {}

    /** A small text, JSON in UTF-8. */
    record OfJson(String uri, String json) implements Staged {}

    /** No bytes: what makes a folder of its parent. */
    record OfNothing(String uri) implements Staged {}
  }
}
