package dev.tarsier.job.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.job.request.Spelling;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Parameters of an operation as JSON and back, read off its record: a new operation needs no parser
 * of its own.
 */
final class OperationCodec {
  private final List<RecipeProblem> problems;

  OperationCodec(List<RecipeProblem> problems) {
    this.problems = problems;
  }

  /** {@code base} with the parameters that {@code overrides} names; problems go to the list. */
  Operation with(Operation base, JsonNode overrides, String pointer) {
    if (overrides.isNull()) {
      return base;
    }
    if (!overrides.isObject()) {
      problems.add(
          new RecipeProblem(
              pointer, "Invalid parameters: " + overrides + " (write name: value pairs)"));
      return base;
    }
    int before = problems.size();
    Map<String, Object> values = values(base);
    overrides
        .properties()
        .forEach(
            entry -> {
              String at = pointer + "/" + entry.getKey();
              if (!values.containsKey(entry.getKey())) {
                String hint = Spelling.hint(entry.getKey(), values.keySet());
                problems.add(
                    new RecipeProblem(at, "Unsupported parameter: " + entry.getKey() + hint));
              } else {
                Object old = values.get(entry.getKey());
                values.put(entry.getKey(), convert(entry.getValue(), old, entry.getKey(), at));
              }
            });
    return problems.size() > before ? base : create(base, values, pointer);
  }

  private Operation create(Operation base, Map<String, Object> values, String pointer) {
    RecordComponent[] components = base.getClass().getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<? extends Operation> constructor = base.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.values().toArray());
    } catch (InvocationTargetException e) {
      problems.add(new RecipeProblem(pointer, e.getCause().getMessage()));
      return base;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot create " + base.getClass().getName(), e);
    }
  }

  private Object convert(JsonNode node, Object old, String name, String pointer) {
    if (old instanceof Integer && node.isIntegralNumber() && node.canConvertToInt()) {
      return node.intValue();
    }
    if (old instanceof Double && node.isNumber()) {
      return node.doubleValue();
    }
    if (old instanceof Boolean && node.isBoolean()) {
      return node.booleanValue();
    }
    if (old instanceof String && node.isTextual()) {
      return node.textValue();
    }
    if (old instanceof List<?> && node.isArray()) {
      List<Double> numbers = new ArrayList<>();
      node.forEach(item -> numbers.add(item.isNumber() ? item.doubleValue() : Double.NaN));
      if (numbers.stream().allMatch(Double::isFinite)) {
        return List.copyOf(numbers);
      }
    }
    if (old instanceof Enum<?> constant && node.isTextual()) {
      for (Enum<?> candidate : constant.getDeclaringClass().getEnumConstants()) {
        if (kebab(candidate).equals(node.textValue())) {
          return candidate;
        }
      }
    }
    String value = node.isTextual() ? node.textValue() : node.toString();
    problems.add(
        new RecipeProblem(
            pointer, "Invalid " + name + ": " + value + " (must be " + form(old) + ")"));
    return old;
  }

  private static String form(Object old) {
    if (old instanceof Enum<?> constant) {
      List<String> names = new ArrayList<>();
      for (Enum<?> candidate : constant.getDeclaringClass().getEnumConstants()) {
        names.add(kebab(candidate));
      }
      return "one of " + String.join(", ", names);
    }
    if (old instanceof String) {
      return "text";
    }
    if (old instanceof List<?>) {
      return "a list of numbers";
    }
    return old instanceof Boolean
        ? "true or false"
        : old instanceof Integer ? "a whole number" : "a number";
  }

  /** The names of an operation's parameters, as they are written. */
  static Set<String> names(Operation operation) {
    return values(operation).keySet();
  }

  /** Every parameter in declaration order, ready for {@link #with}. */
  static ObjectNode format(Operation operation) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    values(operation)
        .forEach(
            (name, value) -> {
              if (value instanceof Integer number) {
                node.put(name, number);
              } else if (value instanceof Double number) {
                node.put(name, number);
              } else if (value instanceof Boolean flag) {
                node.put(name, flag);
              } else if (value instanceof String text) {
                node.put(name, text);
              } else if (value instanceof List<?> numbers) {
                ArrayNode array = node.putArray(name);
                numbers.forEach(number -> array.add((Double) number));
              } else {
                node.put(name, kebab((Enum<?>) value));
              }
            });
    return node;
  }

  private static Map<String, Object> values(Operation operation) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : operation.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        Object value = component.getAccessor().invoke(operation);
        if (!(value instanceof Integer
            || value instanceof Double
            || value instanceof Boolean
            || value instanceof String
            || value instanceof List<?>
            || value instanceof Enum<?>)) {
          throw new IllegalStateException(
              "Unsupported parameter type: "
                  + component
                  + " (use int, double, boolean, String, enum or List<Double>)");
        }
        values.put(kebab(component.getName()), value);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("Cannot read " + component, e);
      }
    }
    return values;
  }

  private static String kebab(String camel) {
    return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
