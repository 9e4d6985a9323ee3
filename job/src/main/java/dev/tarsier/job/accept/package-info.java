/**
 * Decides from raw bytes, in plain Java, whether an image may reach OpenCV's native decoders.
 *
 * <p>{@link dev.tarsier.job.accept.Acceptance} recognises the type by its magic bytes and hands the
 * bytes to one check per format. A check reads the headers, walks the container to its true end and
 * stops at the first fault. It decodes no pixel, allocates a few small objects per image, reads
 * every byte at most a fixed number of times and throws on no input.
 */
package dev.tarsier.job.accept;
