package dev.tarsier.template.dataproc;

import com.google.cloud.dataproc.v1.ParameterValidation;
import com.google.cloud.dataproc.v1.RegexValidation;
import com.google.cloud.dataproc.v1.TemplateParameter;
import java.util.List;

/**
 * A parameter of a generated template.
 *
 * @param regex RE2, held against the whole value. One only: whether several are all or any is not
 *     documented
 * @param fields what the value replaces, each whole
 * @param value of the plan that the template was generated for
 */
record Parameter(String name, String description, String regex, List<String> fields, String value) {
  TemplateParameter proto() {
    return TemplateParameter.newBuilder()
        .setName(name)
        .setDescription(description)
        .addAllFields(fields)
        .setValidation(
            ParameterValidation.newBuilder()
                .setRegex(RegexValidation.newBuilder().addRegexes(regex)))
        .build();
  }
}
