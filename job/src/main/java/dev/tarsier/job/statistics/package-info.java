/**
 * Statistics of measurements: pure functions over numbers. Nothing here knows what was measured.
 */
package dev.tarsier.job.statistics;
