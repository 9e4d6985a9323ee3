package dev.tarsier.job.model.pca;

import java.io.Serializable;

/**
 * The features of one image.
 *
 * @param path relative to the source
 * @param label empty without one
 */
@SuppressWarnings("ArrayRecordComponent") // a view of what was read, never compared
public record FeatureVector(String path, String label, float[] values) implements Serializable {}
