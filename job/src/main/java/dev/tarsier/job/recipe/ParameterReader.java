package dev.tarsier.job.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the parameters off an operation's record. The range is what the operation itself answers to
 * a value that no operation takes, so that it is written down once.
 */
final class ParameterReader {
  private static final Pattern RANGE =
      Pattern.compile("Invalid ([a-z0-9-]+): .* \\(must be (.*)\\)");

  private ParameterReader() {}

  static List<Parameter> read(Operation defaults) {
    ObjectNode values = OperationCodec.format(defaults);
    List<Parameter> parameters = new ArrayList<>();
    int component = 0;
    for (var entry : values.properties()) {
      RecordComponent declared = defaults.getClass().getRecordComponents()[component++];
      Described described = declared.getAnnotation(Described.class);
      parameters.add(
          new Parameter(
              entry.getKey(),
              text(entry.getValue()),
              range(defaults, entry.getKey(), entry.getValue(), declared.getType()),
              described == null ? "" : described.value()));
    }
    return List.copyOf(parameters);
  }

  /** As YAML takes it: a plain word needs no quotes. */
  private static String text(JsonNode value) {
    boolean plain = value.isTextual() && value.textValue().matches("[\\w./:~-]+");
    return plain ? value.textValue() : value.toString();
  }

  private static String range(Operation defaults, String name, JsonNode value, Class<?> type) {
    ObjectNode outlandish = JsonNodeFactory.instance.objectNode();
    if (type.isEnum() || value.isBoolean() || value.isArray()) {
      outlandish.put(name, "?");
    } else if (value.isTextual()) {
      outlandish.put(name, "\0");
    } else if (value.isInt()) {
      outlandish.put(name, Integer.MIN_VALUE);
    } else {
      outlandish.put(name, Double.NEGATIVE_INFINITY);
    }
    List<RecipeProblem> problems = new ArrayList<>();
    new OperationCodec(problems).with(defaults, outlandish, "");
    return problems.stream()
        .map(problem -> RANGE.matcher(problem.message()))
        .filter(matcher -> matcher.matches() && matcher.group(1).equals(name))
        .map(matcher -> matcher.group(2))
        .findFirst()
        .orElse(value.isTextual() ? "text" : "any number");
  }
}
