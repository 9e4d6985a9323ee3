package dev.tarsier.template.dataproc.field;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The path of a field as template parameters write it: {@code jobs['step-id'].sparkJob.args[0]}.
 * Syntax: the documentation of TemplateParameter.fields in workflow_templates.proto (4.85.0).
 */
public record FieldPath(String text, List<Step> steps) {
  private static final Pattern NAME = Pattern.compile("\\.?([A-Za-z][A-Za-z0-9_]*)");
  private static final Pattern KEY = Pattern.compile("\\['([^']*)'\\]");
  private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,6})\\]");

  /** One step into a message. */
  public sealed interface Step {}

  /** A field of a message. */
  public record Name(String name) implements Step {}

  /** An entry of a map; of {@code jobs}, the step of this id. */
  public record Key(String key) implements Step {}

  /** An item of a list, from 0. */
  public record Index(int index) implements Step {}

  public FieldPath {
    steps = List.copyOf(steps);
  }

  /** Throws IllegalArgumentException that says where the text is no path. */
  public static FieldPath parse(String text) {
    List<Step> steps = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      Matcher name = NAME.matcher(text).region(at, text.length());
      Matcher key = KEY.matcher(text).region(at, text.length());
      Matcher index = INDEX.matcher(text).region(at, text.length());
      if (name.lookingAt() && (at == 0) != (text.charAt(at) == '.')) {
        steps.add(new Name(name.group(1)));
        at = name.end();
      } else if (at > 0 && key.lookingAt()) {
        steps.add(new Key(key.group(1)));
        at = key.end();
      } else if (at > 0 && index.lookingAt()) {
        steps.add(new Index(Integer.parseInt(index.group(1))));
        at = index.end();
      } else {
        throw invalid(text, at);
      }
    }
    if (steps.isEmpty()) {
      throw new IllegalArgumentException(
          "Missing field path (write one, as in jobs['process'].sparkJob.args[1])");
    }
    return new FieldPath(text, steps);
  }

  private static IllegalArgumentException invalid(String text, int at) {
    String rest = text.substring(at);
    String remedy =
        rest.startsWith("[\"")
            ? "write keys in single quotes, as in labels['team']"
            : "not understood from " + rest + "; write as in jobs['process'].sparkJob.args[1]";
    return new IllegalArgumentException("Invalid field path: " + text + " (" + remedy + ")");
  }

  /**
   * The names alone, a star for each key and index, as in {@code jobs[*].sparkJob.args[*]}; every
   * name as JSON has it.
   */
  public String shape() {
    return steps.stream()
        .map(step -> step instanceof Name name ? "." + json(name.name()) : "[*]")
        .collect(Collectors.joining())
        .substring(1);
  }

  /** Google's documentation writes pySparkJob in paths, where the field is pysparkJob. */
  static String json(String name) {
    return name.equals("pySparkJob") ? "pysparkJob" : name;
  }

  static boolean names(FieldDescriptor field, String name) {
    return field.getJsonName().equals(json(name)) || field.getName().equals(name);
  }

  @Override
  public String toString() {
    return text;
  }
}
