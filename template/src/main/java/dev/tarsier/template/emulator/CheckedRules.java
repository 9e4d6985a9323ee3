package dev.tarsier.template.emulator;

import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import dev.tarsier.template.dataproc.rule.DataprocChecker;
import dev.tarsier.template.dataproc.rule.InvalidParameters;
import dev.tarsier.template.dataproc.rule.TemplateParameters;
import dev.tarsier.template.emulator.api.ServerRules;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.problem.Problem;
import java.util.List;
import java.util.Map;

/** The rules of the validator, as the service would apply them. */
final class CheckedRules implements ServerRules {
  @Override
  public void checkKept(WorkflowTemplate template) throws ApiError {
    refuse("template", DataprocChecker.refusals(template));
  }

  @Override
  public void checkRun(WorkflowTemplate template) throws ApiError {
    refuse("template", DataprocChecker.refusalsToRun(template));
  }

  @Override
  public void check(AutoscalingPolicy policy) throws ApiError {
    refuse("policy", DataprocChecker.refusals(policy));
  }

  private static void refuse(String at, List<Problem> problems) throws ApiError {
    if (!problems.isEmpty()) {
      throw ApiError.invalidBody(problems.stream().map(problem -> violation(at, problem)).toList());
    }
  }

  private static ApiError.Violation violation(String at, Problem problem) {
    String field = problem.path().isEmpty() ? at : at + "." + problem.path();
    return new ApiError.Violation(field, problem.message() + " [" + problem.code() + "]");
  }

  @Override
  public WorkflowTemplate apply(WorkflowTemplate template, Map<String, String> values)
      throws ApiError {
    try {
      return TemplateParameters.apply(template, values);
    } catch (InvalidParameters e) {
      throw ApiError.invalid(e.getMessage());
    }
  }
}
