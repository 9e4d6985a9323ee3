/**
 * Draws {@code report.html}: one self-contained page about a run, with nothing to fetch and no
 * script.
 *
 * <p>{@link dev.tarsier.job.chart.ReportPage} joins the sections. The markup is HTML that is also
 * well-formed XML, and everything that comes from data passes through one escaping.
 */
package dev.tarsier.job.chart;
