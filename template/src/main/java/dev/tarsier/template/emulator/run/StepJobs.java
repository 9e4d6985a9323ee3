package dev.tarsier.template.emulator.run;

import com.google.cloud.dataproc.v1.Job;
import com.google.cloud.dataproc.v1.JobReference;
import com.google.cloud.dataproc.v1.OrderedJob;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import dev.tarsier.template.emulator.state.Ids;
import dev.tarsier.template.emulator.state.Region;
import java.util.Map;
import java.util.TreeMap;

/** Makes the job of a step, labelled so that it can be found by workflow, template and step. */
final class StepJobs {
  private static final String PREFIX = "goog-dataproc-workflow-";

  private StepJobs() {}

  /** Labels that everything of a workflow carries; an inline template has no id. */
  static Map<String, String> labels(WorkflowTemplate template, String operation) {
    Map<String, String> labels = new TreeMap<>(template.getLabelsMap());
    labels.put(PREFIX + "instance-id", Region.id(operation));
    if (!template.getId().isEmpty()) {
      labels.put(PREFIX + "template-id", template.getId());
    }
    return labels;
  }

  static Job of(OrderedJob step, Map<String, String> labels) {
    String jobId = step.getStepId() + "-" + Ids.suffix();
    Job.Builder job =
        Job.newBuilder()
            .setReference(JobReference.newBuilder().setJobId(jobId))
            .putAllLabels(labels)
            .putAllLabels(step.getLabelsMap())
            .putLabels(PREFIX + "step-id", step.getStepId());
    if (step.hasScheduling()) {
      job.setScheduling(step.getScheduling());
    }
    copyType(step, job);
    return job.build();
  }

  /** The fields of both messages have the same names: {@code spark_job}, {@code hive_job}… */
  private static void copyType(OrderedJob step, Job.Builder job) {
    OneofDescriptor types =
        OrderedJob.getDescriptor().getOneofs().stream()
            .filter(oneof -> oneof.getName().equals("job_type"))
            .findFirst()
            .orElseThrow();
    FieldDescriptor type = step.getOneofFieldDescriptor(types);
    if (type != null) {
      job.setField(Job.getDescriptor().findFieldByName(type.getName()), step.getField(type));
    }
  }
}
