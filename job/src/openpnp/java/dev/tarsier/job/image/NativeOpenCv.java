package dev.tarsier.job.image;

import nu.pattern.OpenCV;

/** The natives of org.openpnp:opencv, unpacked from the jar. */
final class NativeOpenCv {
  static final String PROVIDER = "openpnp";

  private NativeOpenCv() {}

  static void load() {
    OpenCV.loadLocally();
  }
}
