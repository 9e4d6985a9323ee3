package dev.tarsier.job.speedtest;

import dev.tarsier.job.chart.ResidualPlot;
import dev.tarsier.job.report.SpeedReport;
import java.util.List;

/** What the points say, and what only the page shows of it. */
record Analysis(SpeedReport report, List<ResidualPlot.Residuals> residuals) {
  Analysis {
    residuals = List.copyOf(residuals);
  }
}
