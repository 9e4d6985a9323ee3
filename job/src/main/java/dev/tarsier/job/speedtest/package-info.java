/**
 * How fast a source can be read: raw images, TAR and TFRecord of one sample, over a grid of batch
 * sizes and counts.
 *
 * <p>{@link dev.tarsier.job.speedtest.Speedtest} joins the steps: a sample, its shards, a warm-up,
 * the points in parallel, what they say, results that are committed.
 */
package dev.tarsier.job.speedtest;
