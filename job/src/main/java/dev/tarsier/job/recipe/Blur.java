package dev.tarsier.job.recipe;

/** {@code cv::GaussianBlur} or {@code cv::blur}. */
public record Blur(
    @Described("how the neighbourhood is weighed") Method method,
    @Described("side of the neighbourhood, in pixels") int size,
    @Described("of the Gaussian, in pixels; 0 for OpenCV's choice by size") double sigma)
    implements Operation {
  public static final Blur DEFAULT = new Blur(Method.GAUSSIAN, 5, 0);

  /** Weights of the neighbourhood. */
  public enum Method {
    GAUSSIAN,
    BOX
  }

  public Blur {
    Ranges.odd("size", size, 1, 255);
    Ranges.within("sigma", sigma, 0, 100);
  }
}
