/**
 * A recipe tried on a few images, without Spark: {@link dev.tarsier.job.preview.Preview} reads them
 * as a run would, takes them through the recipe step by step, and writes a page that shows the
 * image after each.
 */
package dev.tarsier.job.preview;
