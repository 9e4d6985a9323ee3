package dev.tarsier.template.workflow;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recursive descent over the syntax of Cloud Workflows' expressions: {@code or}, {@code and},
 * {@code not}, comparisons with {@code in}, arithmetic, then names with members, indexes and
 * arguments.
 */
final class ExpressionParser {
  private static final Pattern TOKEN =
      Pattern.compile(
          // Possessive, since a group that can give back takes a stack frame a turn.
          "\\s*(?:(\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+')" // a text
              + "|(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)" // a number
              + "|([A-Za-z_][A-Za-z0-9_]*)" // a name
              + "|(//|==|!=|<=|>=|[-+*/%<>()\\[\\],.]))");
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=", "in");
  private static final Set<String> SUMS = Set.of("+", "-");
  private static final Set<String> PRODUCTS = Set.of("*", "/", "//", "%");
  private static final Set<String> LITERALS =
      Set.of("true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL");
  private static final int DEEPEST = 100;

  private final String text;
  private final Matcher matcher;
  private final List<String> variables;
  private final List<Expression.Call> calls;
  private String token = "";
  private Kind kind = Kind.END;
  private int start;
  private int depth;

  private enum Kind {
    TEXT,
    NUMBER,
    NAME,
    SIGN,
    END
  }

  ExpressionParser(String text, List<String> variables, List<Expression.Call> calls) {
    this.text = text;
    this.matcher = TOKEN.matcher(text);
    this.variables = variables;
    this.calls = calls;
  }

  void parse() {
    advance();
    if (kind == Kind.END) {
      throw new IllegalArgumentException("Invalid expression: it is empty");
    }
    or();
    if (kind != Kind.END) {
      throw unexpected();
    }
  }

  private void advance() {
    start = matcher.regionStart();
    if (isBlankFrom(start)) {
      kind = Kind.END;
      token = "";
      return;
    }
    if (!matcher.lookingAt()) {
      String rest = text.substring(start).strip();
      throw new IllegalArgumentException(
          "Invalid expression: it cannot be read from: " + shortened(rest));
    }
    Kind[] kinds = {Kind.TEXT, Kind.NUMBER, Kind.NAME, Kind.SIGN};
    for (int group = 1; group <= kinds.length; group++) {
      if (matcher.group(group) != null) {
        kind = kinds[group - 1];
        token = matcher.group(group);
      }
    }
    matcher.region(matcher.end(), text.length());
  }

  private boolean isBlankFrom(int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at == text.length();
  }

  private static String shortened(String text) {
    return text.length() <= 20 ? text : text.substring(0, 20) + "...";
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException(
        "Invalid expression: "
            + (kind == Kind.END ? "something is missing at its end" : "unexpected " + token));
  }

  private boolean isSign(String sign) {
    return kind == Kind.SIGN && token.equals(sign);
  }

  private boolean isWord(String word) {
    return kind == Kind.NAME && token.equals(word);
  }

  private void expect(String sign) {
    if (!isSign(sign)) {
      throw new IllegalArgumentException(
          "Invalid expression: missing "
              + sign
              + (kind == Kind.END ? " at its end" : " before " + token));
    }
    advance();
  }

  private void or() {
    if (++depth > DEEPEST) {
      throw new IllegalArgumentException("Invalid expression: it is nested too deep");
    }
    and();
    while (isWord("or")) {
      advance();
      and();
    }
    depth--;
  }

  private void and() {
    not();
    while (isWord("and")) {
      advance();
      not();
    }
  }

  private void not() {
    while (isWord("not")) {
      advance();
    }
    sum();
    while ((kind == Kind.SIGN || kind == Kind.NAME) && COMPARISONS.contains(token)) {
      advance();
      sum();
    }
  }

  private void sum() {
    product();
    while (kind == Kind.SIGN && SUMS.contains(token)) {
      advance();
      product();
    }
  }

  private void product() {
    sign();
    while (kind == Kind.SIGN && PRODUCTS.contains(token)) {
      advance();
      sign();
    }
  }

  private void sign() {
    while (kind == Kind.SIGN && SUMS.contains(token)) {
      advance();
    }
    operand();
  }

  private void operand() {
    if (isSign("(")) {
      advance();
      or();
      expect(")");
      members("");
    } else if (kind == Kind.NAME && !LITERALS.contains(token) && !COMPARISONS.contains(token)) {
      String name = token;
      advance();
      members(name);
    } else if (kind == Kind.END || kind == Kind.SIGN || COMPARISONS.contains(token)) {
      throw unexpected();
    } else {
      advance();
    }
  }

  /** {@code name}: what has been read so far, as long as it may be that of a function. */
  private void members(String name) {
    String dotted = name;
    boolean counted = name.isEmpty();
    while (isSign(".") || isSign("[") || isSign("(")) {
      if (isSign("(")) {
        calls.add(new Expression.Call(dotted, arguments()));
        counted = true;
      } else if (isSign(".")) {
        advance();
        if (kind != Kind.NAME) {
          throw unexpected();
        }
        dotted += "." + token;
        advance();
      } else {
        advance();
        or();
        expect("]");
      }
    }
    if (!counted && !StandardLibrary.isConstant(dotted)) {
      variables.add(name);
    }
  }

  private int arguments() {
    expect("(");
    int count = 0;
    while (!isSign(")")) {
      if (count > 0) {
        expect(",");
      }
      or();
      count++;
    }
    expect(")");
    return count;
  }
}
