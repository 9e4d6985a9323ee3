package dev.tarsier.template.run;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.template.dataproc.Artifacts;
import dev.tarsier.template.dataproc.Generated;
import dev.tarsier.template.dataproc.TemplateGenerator;
import dev.tarsier.template.plan.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A run on a Dataproc that does as it is told; time passes at once. */
final class RunFixture implements AutoCloseable {
  static final String JAR = "gs://staging/jobs/tarsier-job-0123456789ab.jar";
  static final Region REGION = new Region("p1", "us-central1");

  final FakeDataproc dataproc = new FakeDataproc();
  final HeardRun heard = new HeardRun();
  final List<Duration> waits = new ArrayList<>();
  private final DataprocRun run;

  RunFixture() throws Exception {
    run =
        new DataprocRun(
            Connection.to(DataprocEndpoint.at(dataproc.root())),
            REGION,
            new Follower.Timing(waits::add, Pace.REMOTE));
    dataproc.jobs.put("process-1", Workflows.job(""));
  }

  DataprocRun run() {
    return run;
  }

  static Prepared prepared(Path jar) throws Exception {
    Plan plan = Samples.plan();
    Generated generated =
        new TemplateGenerator().generate(plan, new Artifacts(JAR, "", "", List.of()));
    return new Prepared(plan, generated, List.of(new Prepared.Staged.OfFile(JAR, jar)));
  }

  /** What the driver of the first step has printed so far, and whether that is all. */
  void driverPrints(boolean end, String... lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(line).append('\n');
    }
    dataproc
        .objects()
        .put(Workflows.OUTPUT + ".000000000", text.toString().getBytes(StandardCharsets.UTF_8));
    if (end) {
      dataproc.objects().put(Workflows.OUTPUT + ".000000001", new byte[0]);
    }
  }

  static String finished() {
    return ProgressEventParser.format(
        new ProgressEvent.Finished(Samples.report(0), "gs://bucket/output/first"));
  }

  @Override
  public void close() throws IOException {
    run.close();
    dataproc.close();
  }
}
