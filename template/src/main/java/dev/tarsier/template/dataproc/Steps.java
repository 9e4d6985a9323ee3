package dev.tarsier.template.dataproc;

import com.google.cloud.dataproc.v1.LoggingConfig;
import com.google.cloud.dataproc.v1.OrderedJob;
import com.google.cloud.dataproc.v1.SparkJob;
import dev.tarsier.job.request.JobJarDigest;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.template.plan.Plan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The jobs of a template, and the paths of their fields. */
final class Steps {
  static final String PROCESS = "process";
  static final String VERIFY = "verify";
  static final String SPEEDTEST = "speedtest";

  private final Plan plan;
  private final Artifacts artifacts;

  Steps(Plan plan, Artifacts artifacts) {
    this.plan = plan;
    this.artifacts = artifacts;
  }

  List<OrderedJob> jobs() {
    List<OrderedJob> jobs = new ArrayList<>(List.of(process(), verify()));
    if (plan.spec().speedtest()) {
      jobs.add(speedtest());
    }
    return jobs;
  }

  private OrderedJob process() {
    return OrderedJob.newBuilder()
        .setStepId(PROCESS)
        .setSparkJob(
            job("dev.tarsier.job.ProcessJob", processArguments(), SparkProperties.process(plan))
                .addAllJarFileUris(artifacts.jarUris()))
        .build();
  }

  private OrderedJob verify() {
    return OrderedJob.newBuilder()
        .setStepId(VERIFY)
        .addPrerequisiteStepIds(PROCESS)
        .setSparkJob(
            job("dev.tarsier.job.VerifyJob", verifyArguments(), SparkProperties.verify(plan)))
        .build();
  }

  /** After the others: whatever else reads at the time would be measured with it. */
  private OrderedJob speedtest() {
    return OrderedJob.newBuilder()
        .setStepId(SPEEDTEST)
        .addPrerequisiteStepIds(VERIFY)
        .setSparkJob(
            job(
                "dev.tarsier.job.SpeedtestJob",
                speedtestArguments(),
                SparkProperties.process(plan)))
        .build();
  }

  private SparkJob.Builder job(
      String mainClass, List<String> arguments, Map<String, String> properties) {
    return SparkJob.newBuilder()
        .setMainClass(mainClass)
        .addJarFileUris(artifacts.jobJarUri())
        .addAllArgs(arguments)
        .putAllProperties(properties)
        .putAllProperties(jarDigest())
        // The driver's output is read for its progress lines: at INFO, Spark would drown them.
        .setLoggingConfig(
            LoggingConfig.newBuilder().putDriverLogLevels("root", LoggingConfig.Level.WARN));
  }

  private Map<String, String> jarDigest() {
    return artifacts.jobSha256().isEmpty()
        ? Map.of()
        : Map.of(JobJarDigest.PROPERTY, artifacts.jobSha256());
  }

  private List<String> processArguments() {
    List<String> arguments = new ArrayList<>(RequestArguments.format(plan.request()));
    arguments.set(valueIndex(arguments, "--recipe"), RecipeValue.of(plan, artifacts));
    arguments.set(valueIndex(arguments, "--max-rejected"), maximumRejected());
    return arguments;
  }

  /** Never as 1.0E-4, which the parameter's validation would not take. */
  private String maximumRejected() {
    return BigDecimal.valueOf(plan.request().limits().rejectedShare())
        .stripTrailingZeros()
        .toPlainString();
  }

  private List<String> verifyArguments() {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--output", plan.request().output().root().uri()));
    arguments.addAll(List.of("--run-id", plan.request().runId()));
    if (plan.request().source().selection().incremental()) {
      // The run that has just been written may be a later one.
      arguments.addAll(List.of("--incremental", "true"));
    }
    return arguments;
  }

  /** The run's name, and once: instantiating again goes on with the run and measures nothing. */
  private List<String> speedtestArguments() {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--dataset", plan.spec().dataset()));
    arguments.addAll(RequestArguments.formatSource(plan.request().source()));
    arguments.addAll(List.of("--output", plan.request().output().root().uri()));
    arguments.addAll(List.of("--name", plan.request().runId()));
    arguments.addAll(List.of("--once", "true"));
    return arguments;
  }

  /** Empty in a template without the step. */
  List<String> speedtestPaths(String flag) {
    return plan.spec().speedtest()
        ? List.of(path(SPEEDTEST, "args[" + valueIndex(speedtestArguments(), flag) + "]"))
        : List.of();
  }

  /** The first jar of every step. */
  List<String> jobJarPaths() {
    return jobs().stream().map(job -> path(job.getStepId(), "jarFileUris[0]")).toList();
  }

  /** What the step is told for {@code flag}. */
  String value(String flag) {
    List<String> arguments = processArguments();
    return arguments.get(valueIndex(arguments, flag));
  }

  String processPath(String flag) {
    return path(PROCESS, "args[" + valueIndex(processArguments(), flag) + "]");
  }

  String verifyPath(String flag) {
    return path(VERIFY, "args[" + valueIndex(verifyArguments(), flag) + "]");
  }

  static String path(String step, String field) {
    return "jobs['" + step + "'].sparkJob." + field;
  }

  /** Flags and values take turns: a value may look like a flag. */
  private static int valueIndex(List<String> arguments, String flag) {
    for (int i = 0; i < arguments.size(); i += 2) {
      if (arguments.get(i).equals(flag)) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("Missing argument: " + flag);
  }
}
