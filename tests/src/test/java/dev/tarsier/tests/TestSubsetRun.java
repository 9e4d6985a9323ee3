package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import dev.tarsier.job.report.SubsetReport;
import dev.tarsier.job.report.SubsetReport.Subset;
import dev.tarsier.job.report.SubsetReportParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subsets as a user makes them, and a run over one. */
class TestSubsetRun {
  @TempDir private Path folder;

  private String tarsier(String line) throws Exception {
    return ToolRun.of(folder, line.split(" ", -1)).output();
  }

  @Test
  void aRunOverASubset() throws Exception {
    Path images = SampleFolder.of(12);
    Files.createDirectories(folder.resolve("buckets"));
    Files.createSymbolicLink(folder.resolve("buckets/images"), images);

    SubsetReport subsets =
        SubsetReportParser.parse(
            tarsier(
                "subset gs://images --percent 25,50 --copy --all --output gs://images-subsets"
                    + " --buckets buckets --json"));
    RunReport run = run("gs://images-subsets/50-percent.txt");
    String shown = tarsier("subset --list --output gs://images-subsets --buckets buckets");

    assertThat(subsets.subsets()).extracting(Subset::percent).containsExactly(25.0, 50.0, 100.0);
    Subset half = subsets.subsets().get(1);
    assertThat(run.images().read()).isEqualTo(half.images()).isPositive();
    assertThat(run.bytesRead()).isPositive().isLessThanOrEqualTo(half.bytes());
    assertThat(shown).contains("50 %   whole  gs://images-subsets/50-percent.txt");
    checkCopies(images, half);
  }

  private RunReport run(String inventory) throws Exception {
    Files.writeString(
        folder.resolve("half.yaml"),
        """
        dataset: half
        source:
          uri: gs://images
          inventory: %s
          label: parent-directory
        output:
          uri: out
        limits: {rejected: 100%%}
        """
            .formatted(inventory));
    return RunReportParser.parse(tarsier("instantiate half.yaml --local --buckets buckets --json"));
  }

  private void checkCopies(Path images, Subset half) throws Exception {
    Path subsets = folder.resolve("buckets/images-subsets");
    List<String> lines = Files.readAllLines(subsets.resolve("50-percent.txt"));
    assertThat(lines).hasSize((int) half.images());
    for (String line : lines) {
      String path = line.substring("gs://images/".length());
      assertThat(subsets.resolve("50-percent").resolve(path))
          .hasSameBinaryContentAs(images.resolve(path));
    }
  }
}
