package dev.tarsier.template.spec;

import dev.tarsier.job.request.ByteSize;
import dev.tarsier.job.request.Spelling;
import dev.tarsier.template.spec.ClusterSpec.Disk;
import java.util.List;

/** Reads {@code cluster.disk}. */
final class DiskReader {
  /** DiskConfig.num_local_ssds of the Dataproc API takes 0 to 8. */
  private static final int MAXIMUM_LOCAL_SSDS = 8;

  private static final List<String> TYPES =
      List.of("hyperdisk-balanced", "pd-balanced", "pd-ssd", "pd-standard");

  private DiskReader() {}

  static Disk read(Section disk, MachineType machineType) {
    Disk value =
        new Disk(
            disk.text("type", DiskReader::type, Disk.defaultType(machineType)),
            disk.amount("size", DiskReader::size, Disk.DEFAULT_SIZE),
            disk.whole("local-ssds", 0, MAXIMUM_LOCAL_SSDS, 0));
    disk.refuseUnknown();
    return value;
  }

  private static String type(String text) {
    if (!TYPES.contains(text)) {
      throw new IllegalArgumentException(
          "Unsupported disk type: " + text + Spelling.hint(text, TYPES));
    }
    return text;
  }

  /** The API counts whole GB, which are GiB; Compute Engine's smallest boot disk is 10. */
  private static ByteSize size(String text) {
    ByteSize size = ByteSize.parse(text);
    long gibibytes = size.bytes() >> 30;
    if (size.bytes() % (1L << 30) != 0 || gibibytes < 10 || gibibytes > 65_536) {
      throw new IllegalArgumentException(
          "Invalid disk size: " + text + " (must be whole GiB, 10GiB to 64TiB)");
    }
    return size;
  }
}
