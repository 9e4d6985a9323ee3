package dev.tarsier.template.spec;

import dev.tarsier.job.request.Location;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the {@code cluster} section says of the nodes. */
final class HardwareReader {
  private static final int OLDEST_LINE = 3;

  /** Compute Engine attaches 1, 2, 4, 8 or 16. */
  private static final int MAXIMUM_ACCELERATORS = 16;

  /** {@code 3.0-debian13}, {@code 3.0.3-ubuntu24}, {@code 3.0-ml-ubuntu24}; Debian may be left. */
  private static final Pattern IMAGE =
      Pattern.compile("(\\d{1,2})\\.\\d{1,2}(?:\\.\\d{1,3})?(?:-(?:ml-)?[a-z]+\\d{1,2})?");

  private static final Pattern ACCELERATOR = Pattern.compile("[a-z][a-z0-9-]{2,62}");

  private HardwareReader() {}

  static Hardware read(Section cluster) {
    return new Hardware(
        cluster.text("machine-type", MachineType::new, MachineType.DEFAULT),
        cluster.text("master-machine-type", text -> new MachineType(text).name(), ""),
        accelerator(cluster),
        cluster.text("image", HardwareReader::image, Hardware.DEFAULT_IMAGE));
  }

  private static Accelerator accelerator(Section cluster) {
    if (!cluster.has("accelerator")) {
      return Accelerator.NONE;
    }
    Section section = cluster.section("accelerator");
    Accelerator accelerator =
        new Accelerator(
            section.required("type", HardwareReader::acceleratorType, "", "type: nvidia-tesla-t4"),
            section.whole("count", 1, MAXIMUM_ACCELERATORS, 1),
            section.text("driver", HardwareReader::script, ""));
    section.refuseUnknown();
    return accelerator;
  }

  private static String script(String text) {
    if (!text.startsWith("gs://")) {
      throw new IllegalArgumentException(
          "Invalid accelerator driver: "
              + text
              + " (a script on Cloud Storage, as in gs://my-bucket/install_gpu_driver.sh)");
    }
    return new Location(text).uri();
  }

  private static String acceleratorType(String text) {
    if (!ACCELERATOR.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "Invalid accelerator type: " + text + " (its short name, as in nvidia-tesla-t4)");
    }
    return text;
  }

  private static String image(String text) {
    Matcher matcher = IMAGE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Invalid image: "
              + text
              + " (a version and a system, as in "
              + Hardware.DEFAULT_IMAGE
              + ")");
    }
    if (Integer.parseInt(matcher.group(1)) < OLDEST_LINE) {
      throw new IllegalArgumentException(
          "Unsupported image: "
              + text
              + " (it runs Java 11 and Spark 3; the job needs Java 17 and Spark 4: write "
              + Hardware.DEFAULT_IMAGE
              + ")");
    }
    return text;
  }
}
