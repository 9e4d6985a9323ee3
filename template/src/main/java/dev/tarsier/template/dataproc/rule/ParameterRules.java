package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.Findings.shown;

import com.google.cloud.dataproc.v1.ParameterValidation;
import com.google.cloud.dataproc.v1.TemplateParameter;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import dev.tarsier.template.dataproc.field.FieldPath;
import dev.tarsier.template.dataproc.field.Findings;
import dev.tarsier.template.dataproc.field.PathTarget;
import dev.tarsier.template.dataproc.field.PathWalk;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The parameters of a template: TemplateParameter in workflow_templates.proto (4.85.0). */
final class ParameterRules {
  private static final Pattern NAME = Pattern.compile("[A-Z_][A-Z0-9_]{0,39}");
  private static final int LONGEST_DESCRIPTION = 1024;

  private final WorkflowTemplate template;
  private final Findings findings;
  private final Map<String, String> owners = new HashMap<>();

  ParameterRules(WorkflowTemplate template, Findings findings) {
    this.template = template;
    this.findings = findings;
  }

  void check() {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < template.getParametersCount(); i++) {
      TemplateParameter parameter = template.getParameters(i);
      String path = "parameters[" + i + "]";
      name(parameter.getName(), path + ".name", names);
      description(parameter.getDescription(), path + ".description");
      if (parameter.hasValidation()) {
        validation(parameter.getValidation(), path + ".validation");
      }
      if (parameter.getFieldsCount() == 0) {
        String text = "Missing fields of the parameter (name what it replaces)";
        findings.missing(ParameterRule.FIELDS, path + ".fields", text);
      }
      for (int k = 0; k < parameter.getFieldsCount(); k++) {
        field(parameter, path + ".fields[" + k + "]", parameter.getFields(k));
      }
    }
  }

  private void name(String name, String path, Set<String> names) {
    if (name.isEmpty()) {
      findings.report(ParameterRule.NAME, path, "Missing name of the parameter (as in SOURCE_URI)");
    } else if (!NAME.matcher(name).matches()) {
      findings.report(
          ParameterRule.NAME,
          path,
          "Invalid name: "
              + shown(name)
              + " (must be 1 to 40 capital letters, digits and _, the first not a digit)");
    } else if (!names.add(name)) {
      findings.report(
          ParameterRule.NAME_TWICE, path, "Invalid name: " + name + " (stands twice; rename one)");
    }
  }

  private void description(String description, String path) {
    int length = description.codePointCount(0, description.length());
    if (length > LONGEST_DESCRIPTION) {
      String text = "Invalid description: " + length + " characters (at most 1024)";
      findings.report(ParameterRule.DESCRIPTION, path, text);
    }
  }

  private void validation(ParameterValidation validation, String path) {
    List<String> regexes = validation.getRegex().getRegexesList();
    List<String> values = validation.getValues().getValuesList();
    if (regexes.isEmpty() && values.isEmpty()) {
      String text = "Missing expressions or values of the validation (or leave it out)";
      findings.missing(ParameterRule.VALIDATION, path, text);
    }
    if (regexes.size() > 1) {
      String text =
          "Invalid validation: "
              + regexes.size()
              + " expressions (whether all or any must match is not documented; write one)";
      findings.reportKey(ParameterRule.REGEXES, path + ".regex.regexes", text);
    }
    for (int i = 0; i < regexes.size(); i++) {
      regex(regexes.get(i), path + ".regex.regexes[" + i + "]");
    }
    for (int i = 0; i < values.size(); i++) {
      if (length(values.get(i)) > ParameterCheck.LONGEST_VALUE) {
        String text = "Invalid value: " + length(values.get(i)) + " characters (at most 1000)";
        findings.report(ParameterRule.ALLOWED_VALUE, path + ".values.values[" + i + "]", text);
      }
    }
  }

  private void regex(String regex, String path) {
    Optional<String> fault = ParameterCheck.fault(regex);
    if (fault.isPresent()) {
      String text = "Invalid expression: " + shown(regex) + " (" + fault.get() + ")";
      findings.report(ParameterRule.REGEX, path, text);
    }
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private void field(TemplateParameter parameter, String path, String text) {
    if (findings.isBroken(path)) {
      return;
    }
    try {
      field(parameter, path, FieldPath.parse(text));
    } catch (IllegalArgumentException e) {
      findings.report(ParameterRule.PATH, path, e.getMessage());
    }
  }

  private void field(TemplateParameter parameter, String path, FieldPath field) {
    PathTarget target = PathWalk.resolve(field, template);
    if (target instanceof PathTarget.Whole whole) {
      findings.report(ParameterRule.PATH_WHOLE, path, whole.message());
    } else if (target instanceof PathTarget.Nothing nothing) {
      if (!unreadable(nothing.place())) {
        findings.report(ParameterRule.PATH_MISSING, path, nothing.message());
      }
    } else if (target instanceof PathTarget.Value value) {
      value(parameter, path, field, value);
    }
  }

  private boolean unreadable(String place) {
    return findings.isBroken(place) || findings.hasBrokenBelow(place);
  }

  private void value(
      TemplateParameter parameter, String path, FieldPath field, PathTarget.Value value) {
    if (!ParameterFields.mayBeParameter(field)) {
      findings.report(ParameterRule.PATH_FIXED, path, ParameterFields.refusal(field));
    }
    String owner = owners.putIfAbsent(value.place(), parameter.getName());
    if (owner != null) {
      String whose = owner.equals(parameter.getName()) ? "this parameter" : owner;
      String text = "Invalid field path: " + field + " (" + whose + " replaces it already)";
      findings.report(ParameterRule.PATH_SHARED, path, text);
      return;
    }
    placeholder(parameter, value);
  }

  private void placeholder(TemplateParameter parameter, PathTarget.Value value) {
    String head = "Invalid placeholder of " + parameter.getName() + ": ";
    if (length(value.value()) > ParameterCheck.LONGEST_VALUE) {
      String text = head + length(value.value()) + " characters (a value has at most 1000)";
      findings.report(ParameterRule.PLACEHOLDER_LENGTH, value.place(), text);
    }
    ParameterCheck.refusal(parameter.getValidation(), value.value())
        .ifPresent(
            why ->
                findings.report(
                    ParameterRule.PLACEHOLDER,
                    value.place(),
                    head + shown(value.value()) + " (" + why + ")"));
  }
}
