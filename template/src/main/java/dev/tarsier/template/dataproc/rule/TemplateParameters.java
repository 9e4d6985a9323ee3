package dev.tarsier.template.dataproc.rule;

import com.google.cloud.dataproc.v1.TemplateParameter;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.protobuf.Message;
import dev.tarsier.job.request.Spelling;
import dev.tarsier.template.dataproc.field.FieldPath;
import dev.tarsier.template.dataproc.field.Findings;
import dev.tarsier.template.dataproc.field.PathWalk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts values into a template, as Dataproc does when it is instantiated. */
public final class TemplateParameters {
  private final WorkflowTemplate template;
  private final Map<String, String> values;
  private final List<String> faults = new ArrayList<>();

  private TemplateParameters(WorkflowTemplate template, Map<String, String> values) {
    this.template = template;
    this.values = values;
  }

  /**
   * The template with the values at the fields of their parameters. Every parameter must be given,
   * as there are no defaults, and no other name; values have at most 1000 characters and pass the
   * parameter's validation.
   */
  public static WorkflowTemplate apply(WorkflowTemplate template, Map<String, String> values)
      throws InvalidParameters {
    return new TemplateParameters(template, values).apply();
  }

  private WorkflowTemplate apply() throws InvalidParameters {
    refuseUnknown();
    Message result = template;
    for (TemplateParameter parameter : template.getParametersList()) {
      if (check(parameter)) {
        result = put(parameter, result);
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidParameters(faults);
    }
    return (WorkflowTemplate) result;
  }

  private void refuseUnknown() {
    List<String> known =
        template.getParametersList().stream().map(TemplateParameter::getName).toList();
    for (String name : values.keySet().stream().sorted().toList()) {
      if (!known.contains(name)) {
        String hint = known.isEmpty() ? " (the template has none)" : Spelling.hint(name, known);
        faults.add("Unsupported parameter: " + name + hint);
      }
    }
  }

  private boolean check(TemplateParameter parameter) {
    String name = parameter.getName();
    String value = values.get(name);
    if (value == null) {
      faults.add("Missing parameter: " + name + " (every parameter needs a value)");
      return false;
    }
    int length = value.codePointCount(0, value.length());
    if (length > ParameterCheck.LONGEST_VALUE) {
      faults.add("Invalid " + name + ": " + length + " characters (at most 1000)");
      return false;
    }
    var refusal = ParameterCheck.refusal(parameter.getValidation(), value);
    refusal.ifPresent(
        why -> faults.add("Invalid " + name + ": " + Findings.shown(value) + " (" + why + ")"));
    return refusal.isEmpty();
  }

  private Message put(TemplateParameter parameter, Message message) {
    Message result = message;
    for (String field : parameter.getFieldsList()) {
      try {
        result = PathWalk.replace(FieldPath.parse(field), result, values.get(parameter.getName()));
      } catch (IllegalArgumentException e) {
        faults.add(e.getMessage());
      }
    }
    return result;
  }
}
