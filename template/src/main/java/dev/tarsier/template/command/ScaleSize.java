package dev.tarsier.template.command;

import dev.tarsier.job.request.ByteSize;
import dev.tarsier.job.request.Percent;
import dev.tarsier.job.request.SourceRequest;
import dev.tarsier.template.spec.DatasetSpec;
import dev.tarsier.template.spec.Measured;
import dev.tarsier.template.spec.SourceSpec;

/**
 * A part of a data set that is measured.
 *
 * @param inventory URI of the list of its images; empty to take the source as the spec has it
 * @param images in that list
 * @param bytes of those images; -1 where they are not known
 */
record ScaleSize(Percent share, String inventory, long images, long bytes) {
  static final ScaleSize WHOLE = new ScaleSize(Percent.ALL, "", 0, 0);

  /** As people give it, such as {@code 0.25}. */
  String name() {
    return name(share);
  }

  static String name(Percent share) {
    return share.equals(Percent.ALL)
        ? "1"
        : Double.toString(share.tenths() / (double) Percent.ALL.tenths());
  }

  /** From 0 to 1. */
  double part() {
    return share.tenths() / (double) Percent.ALL.tenths();
  }

  /** The same work on these images alone, planned for as many. */
  DatasetSpec of(DatasetSpec spec) {
    if (inventory.isEmpty()) {
      return spec.on(spec.sourceSpec());
    }
    SourceRequest all = spec.source();
    SourceRequest these =
        new SourceRequest(
            all.root(), inventory, all.include(), all.formats(), all.label(), all.selection());
    Measured measured =
        new Measured(images, new ByteSize(Math.max(0, bytes)), spec.measured().megapixels());
    return spec.on(new SourceSpec(these, measured));
  }
}
