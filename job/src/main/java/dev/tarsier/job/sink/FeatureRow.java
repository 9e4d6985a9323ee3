package dev.tarsier.job.sink;

/**
 * The feature vector of one image.
 *
 * @param path of the source image, relative to the source
 * @param width of the image as the model got it, in pixels
 * @param height of it, in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // numbers on their way to a file, never compared
public record FeatureRow(
    String key, String path, SampleLabel label, float[] features, int width, int height) {}
