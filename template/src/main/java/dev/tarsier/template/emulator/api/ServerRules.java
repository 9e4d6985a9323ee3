package dev.tarsier.template.emulator.api;

import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import dev.tarsier.template.emulator.http.ApiError;
import java.util.Map;

/** What the service refuses; throws INVALID_ARGUMENT with everything that is wrong. */
public interface ServerRules {
  /** Holds a template to the rules of one that is kept: it may still lack placement and jobs. */
  void checkKept(WorkflowTemplate template) throws ApiError;

  /** Holds a template to the rules of one that is run. */
  void checkRun(WorkflowTemplate template) throws ApiError;

  void check(AutoscalingPolicy policy) throws ApiError;

  /** The template with these values in the places of its parameters. */
  WorkflowTemplate apply(WorkflowTemplate template, Map<String, String> values) throws ApiError;
}
