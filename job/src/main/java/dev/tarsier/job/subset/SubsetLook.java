package dev.tarsier.job.subset;

import dev.tarsier.job.report.SubsetReport;
import dev.tarsier.job.report.SubsetReport.State;
import dev.tarsier.job.report.SubsetReport.Subset;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.Sha256;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** A look at the subsets that are there, and whether they are what was written. */
final class SubsetLook {
  private final SubsetFolder folder;

  SubsetLook(SubsetRequest.Look request, Configuration configuration) throws IOException {
    this.folder = new SubsetFolder(request.output(), configuration);
  }

  /** Throws InputProblem when there are none. */
  SubsetReport run() throws IOException {
    SubsetReport report =
        folder
            .record()
            .orElseThrow(
                () ->
                    new InputProblem(
                        "Missing subsets: "
                            + folder.location()
                            + " has no "
                            + SubsetFolder.RECORD
                            + " (name the source and --percent to choose some)",
                        "--output"));
    List<Subset> subsets = new ArrayList<>();
    for (Subset subset : report.subsets()) {
      boolean whole = hasList(subset) && (subset.copies().isEmpty() || hasCopies(subset));
      subsets.add(subset.withState(whole ? State.WHOLE : State.DAMAGED));
    }
    return report.withSubsets(subsets);
  }

  private boolean hasList(Subset subset) throws IOException {
    Optional<String> text = folder.readList(new Location(subset.list()));
    return text.isPresent() && Sha256.hex(text.get()).equals(subset.listSha256());
  }

  /** By number and bytes: reading them all is what copying again would cost. */
  private boolean hasCopies(Subset subset) throws IOException {
    Map<String, SubsetFolder.Present> copies = folder.present(new Location(subset.copies()));
    long bytes = copies.values().stream().mapToLong(SubsetFolder.Present::bytes).sum();
    return copies.size() == subset.images() && (subset.bytes() < 0 || bytes == subset.bytes());
  }
}
