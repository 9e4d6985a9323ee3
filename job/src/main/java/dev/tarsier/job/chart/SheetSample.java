package dev.tarsier.job.chart;

import java.io.Serializable;

/**
 * A sample as a contact sheet shows it.
 *
 * @param path of the source image
 * @param label empty without one
 * @param offset of the image in its shard, in bytes
 * @param length of the image, in bytes
 * @param picture Base64 of a JPEG
 */
public record SheetSample(
    String key,
    String path,
    String label,
    String shard,
    long offset,
    long length,
    int width,
    int height,
    String picture)
    implements Serializable {}
