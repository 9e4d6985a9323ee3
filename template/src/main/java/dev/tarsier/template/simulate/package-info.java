/**
 * Runs that nobody has made: a cluster starts, grows, works through partitions, loses spot nodes
 * and meets the limits of its bucket, event by event, from a seed. Pure: no clock, no files.
 */
package dev.tarsier.template.simulate;
