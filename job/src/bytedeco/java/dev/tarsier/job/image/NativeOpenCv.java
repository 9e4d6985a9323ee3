package dev.tarsier.job.image;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;

/** The natives of org.bytedeco:opencv, unpacked from the jar into a cache of the user's. */
final class NativeOpenCv {
  static final String PROVIDER = "bytedeco";

  private NativeOpenCv() {}

  static void load() {
    Loader.load(opencv_java.class);
  }
}
