/**
 * Which cluster to try next, from the runs so far. Measured runs become points of a Gaussian
 * process over the logarithm of the runtime; the price of a cluster is known, so its cost follows.
 * Pure: no clock, no files, no Dataproc.
 */
package dev.tarsier.template.tune;
