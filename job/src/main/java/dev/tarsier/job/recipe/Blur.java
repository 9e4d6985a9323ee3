package dev.tarsier.job.recipe;

/**
 * {@code cv::GaussianBlur} or {@code cv::blur}.
 *
 * @param method how the neighbourhood is weighed
 * @param size side of the neighbourhood in pixels; odd
 * @param sigma of the Gaussian in pixels; 0 for OpenCV's choice by size
 */
public record Blur(Method method, int size, double sigma) implements Operation {
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
