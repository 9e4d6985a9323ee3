package dev.tarsier.job.accept;

import dev.tarsier.job.report.RejectReason;
import java.util.Objects;
import java.util.Optional;

/** What {@link Acceptance} says of one image. */
public sealed interface Verdict {

  /** The image may be decoded. */
  record Accepted(ImageHeader header) implements Verdict {
    public Accepted {
      Objects.requireNonNull(header, "header");
    }
  }

  /**
   * The image must not be decoded.
   *
   * @param detail one line of plain ASCII with the fault and where it is, for reports
   */
  record Rejected(RejectReason reason, String detail) implements Verdict {
    public Rejected {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(detail, "detail");
    }

    /** A step of a check that ends with a rejection. */
    static Optional<Verdict> because(RejectReason reason, String detail) {
      return Optional.of(new Rejected(reason, detail));
    }
  }
}
