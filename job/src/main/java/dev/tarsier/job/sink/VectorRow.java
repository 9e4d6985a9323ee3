package dev.tarsier.job.sink;

/**
 * One image as numbers, read from features or from components.
 *
 * @param path of the source image, relative to the source
 * @param split {@code train} or {@code test}; empty where none is told
 */
@SuppressWarnings("ArrayRecordComponent") // numbers on their way to a file, never compared
public record VectorRow(String key, String path, SampleLabel label, String split, float[] values) {}
