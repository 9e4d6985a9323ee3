package dev.tarsier.job.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.PcaReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestRunFigures {
  private static final PcaReport PCA =
      new PcaReport(
          2,
          1280,
          36,
          "",
          0.75,
          List.of(0.5, 0.25),
          new PcaReport.Explained(36, 0.75),
          new PcaReport.Explained(9, 0.7));

  @Test
  void componentsHaveTheirShares() {
    List<RunFigures.Metric> metrics =
        new RunFigures(TrackingFixture.report(Map.of(), PCA)).metrics();

    assertThat(metrics)
        .contains(
            new RunFigures.Metric("pca_components", 2, 0),
            new RunFigures.Metric("explained_variance", 0.75, 0),
            new RunFigures.Metric("explained_variance_test", 0.7, 0),
            new RunFigures.Metric("explained_variance_ratio", 0.5, 1),
            new RunFigures.Metric("explained_variance_ratio", 0.25, 2));
  }

  @Test
  void noNameIsAFolderOfAnother() {
    List<String> names =
        new RunFigures(TrackingFixture.report(Map.of(), PCA))
            .metrics().stream().map(RunFigures.Metric::name).toList();

    assertThat(names)
        .allSatisfy(name -> assertThat(names).noneMatch(other -> other.startsWith(name + "/")));
  }
}
