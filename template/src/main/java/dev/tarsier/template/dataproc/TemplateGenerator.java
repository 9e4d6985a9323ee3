package dev.tarsier.template.dataproc;

import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.ManagedCluster;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.cloud.dataproc.v1.WorkflowTemplatePlacement;
import com.google.protobuf.Duration;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.template.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plan to workflow template and autoscaling policy: equal plans give equal bytes. */
public final class TemplateGenerator {
  /** What a Dataproc node reads without further software. */
  private static final Set<String> SCHEMES = Set.of("gs", "hdfs", "file");

  /** Throws InputProblem, which names the spec's entry, for what no cluster could read. */
  public Generated generate(Plan plan, Artifacts artifacts) {
    checkFolder(plan.request().source().root(), "source.uri");
    checkFolder(plan.request().output().root(), "output.uri");
    Names names = new Names(plan.spec());
    Steps steps = new Steps(plan, artifacts);
    List<Parameter> parameters = new Parameters(steps, artifacts).all();
    WorkflowTemplate template =
        WorkflowTemplate.newBuilder()
            .setId(names.id())
            .putAllLabels(names.labels(artifacts))
            .setPlacement(placement(plan, names))
            .addAllJobs(steps.jobs())
            .addAllParameters(parameters.stream().map(Parameter::proto).toList())
            .setDagTimeout(Duration.newBuilder().setSeconds(plan.timeout().toSeconds()))
            .build();
    return new Generated(
        names.id(), encrypted(template, plan), policies(plan, names), values(parameters));
  }

  private static WorkflowTemplatePlacement placement(Plan plan, Names names) {
    return WorkflowTemplatePlacement.newBuilder()
        .setManagedCluster(
            ManagedCluster.newBuilder()
                .setClusterName(names.id())
                .setConfig(new ClusterConfigs(plan, names).config())
                .putLabels("dataset", plan.spec().dataset()))
        .build();
  }

  /** The key also covers the jobs' arguments, which Dataproc stores with the template. */
  private static WorkflowTemplate encrypted(WorkflowTemplate template, Plan plan) {
    String key = plan.spec().governance().kmsKey();
    return key.isEmpty()
        ? template
        : template.toBuilder()
            .setEncryptionConfig(WorkflowTemplate.EncryptionConfig.newBuilder().setKmsKey(key))
            .build();
  }

  private static List<AutoscalingPolicy> policies(Plan plan, Names names) {
    return plan.shape().secondaries() > 0
        ? List.of(PolicyGenerator.policy(plan.shape(), names))
        : List.of();
  }

  private static Map<String, String> values(List<Parameter> parameters) {
    Map<String, String> values = new LinkedHashMap<>();
    parameters.forEach(parameter -> values.put(parameter.name(), parameter.value()));
    return values;
  }

  /** The spec's own value must pass the parameter's validation. */
  private static void checkFolder(Location location, String path) {
    if (!SCHEMES.contains(location.scheme())) {
      throw new InputProblem(
          "Unsupported location: " + location + " (Dataproc reads gs:, hdfs: and file:)", path);
    }
    if (!location.uri().matches(Parameters.FOLDER)) {
      throw new InputProblem("Invalid location: " + location + " (it must be one line)", path);
    }
  }
}
