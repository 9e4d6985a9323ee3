package dev.tarsier.template.dataproc.document;

import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import dev.tarsier.template.dataproc.rule.DataprocChecker.Reading;
import dev.tarsier.template.spec.SpecDocument;

/** What a file turned out to hold. */
public sealed interface Document {
  /** A sound dataset spec. */
  record Spec(SpecDocument spec) implements Document {}

  /** A workflow template, as far as it could be read. */
  record Template(Reading<WorkflowTemplate> reading) implements Document {}

  /** An autoscaling policy, as far as it could be read. */
  record Policy(Reading<AutoscalingPolicy> reading) implements Document {}

  /** A recipe, or nothing that could be read. */
  record Other() implements Document {}
}
