package dev.tarsier.job.report;

import java.io.Serializable;

/**
 * Where the image of a sample stands: a range read of {@code length} bytes at {@code offset} of the
 * shard gives the encoded image.
 *
 * @param shard file name below {@code shards/}
 * @param key the sample's key in the shard
 * @param offset in bytes from the start of the shard
 * @param length in bytes
 * @param crc32c of those bytes: 8 hex digits (RFC 3720, Castagnoli)
 * @param width of the written image in pixels
 * @param height of the written image in pixels
 */
public record Placement(
    String shard, String key, long offset, long length, String crc32c, int width, int height)
    implements Serializable {}
