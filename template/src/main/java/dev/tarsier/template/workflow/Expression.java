package dev.tarsier.template.workflow;

import java.util.ArrayList;
import java.util.List;

/**
 * What an expression of Cloud Workflows reads and calls.
 *
 * @param variables roots of what is read: {@code a} of {@code a.b[c]}, and {@code c}
 * @param calls functions, by their dotted names
 */
record Expression(List<String> variables, List<Call> calls) {
  /** A call with so many arguments. */
  record Call(String function, int arguments) {}

  Expression {
    variables = List.copyOf(variables);
    calls = List.copyOf(calls);
  }

  static boolean isExpression(String text) {
    return text.startsWith("${") && text.endsWith("}");
  }

  /** Parses what stands between the braces; throws IllegalArgumentException that says why not. */
  static Expression parse(String text) {
    List<String> variables = new ArrayList<>();
    List<Call> calls = new ArrayList<>();
    new ExpressionParser(text.substring(2, text.length() - 1), variables, calls).parse();
    return new Expression(variables, calls);
  }
}
