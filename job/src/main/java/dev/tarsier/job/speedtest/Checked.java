package dev.tarsier.job.speedtest;

import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.RejectedImage;
import dev.tarsier.job.source.SourceFile;
import java.io.Serializable;

/** An image that was read and decoded before anything is measured. */
sealed interface Checked extends Serializable {
  record Sound(SourceFile file) implements Checked {}

  /** What the job would reject. */
  record Damaged(String path, RejectReason reason, String detail) implements Checked {
    RejectedImage image() {
      return new RejectedImage(path, reason, detail);
    }
  }
}
