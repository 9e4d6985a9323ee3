package dev.tarsier.template.dataproc.field;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import dev.tarsier.job.request.Spelling;
import dev.tarsier.template.yaml.Nodes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Single values, each by the type of its field, with what YAML 1.1 makes of unquoted text. */
final class ScalarReader {
  /** Truth values of YAML 1.1 to gcloud's reader, which this tool's own reader leaves as text. */
  private static final Set<String> SHORT_TRUTHS = Set.of("y", "Y", "n", "N");

  /** The fields in which gcloud, importing a policy, turns minutes and hours into seconds. */
  private static final Set<String> GCLOUD_DURATIONS =
      Set.of("cooldownPeriod", "gracefulDecommissionTimeout");

  private final Findings findings;

  ScalarReader(Findings findings) {
    this.findings = findings;
  }

  /** The value as the field's builder takes it; empty when it cannot be read, with the reason. */
  Optional<Object> read(FieldDescriptor field, Node node, String path, String name) {
    if (!(node instanceof ScalarNode scalar)) {
      return wrong(
          node, path, "Invalid " + name + ": " + Nodes.kind(node) + " (write one " + kind(field));
    }
    return switch (field.getJavaType()) {
      case STRING -> text(scalar, path, name).map(Object.class::cast);
      case BYTE_STRING ->
          text(scalar, path, name).map(text -> ByteString.copyFrom(text, StandardCharsets.UTF_8));
      case BOOLEAN -> truth(scalar, path, name);
      case ENUM -> constant(field, scalar, path, name);
      case INT -> whole(scalar, path, name, Integer.SIZE).map(BigInteger::intValue);
      case LONG -> whole(scalar, path, name, Long.SIZE).map(BigInteger::longValue);
      case FLOAT -> number(scalar, path, name).map(BigDecimal::floatValue);
      case DOUBLE -> number(scalar, path, name).map(BigDecimal::doubleValue);
      case MESSAGE -> time(field, scalar, path, name);
    };
  }

  private static String kind(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case STRING, BYTE_STRING, MESSAGE -> "text)";
      case BOOLEAN -> "truth value)";
      case ENUM -> "constant)";
      case INT, LONG, FLOAT, DOUBLE -> "number)";
    };
  }

  /** The key of a map, which is text too. */
  Optional<String> key(ScalarNode key, String path, String map) {
    if (isText(key)) {
      return Optional.of(key.getValue());
    }
    findings.unreadable(path, Nodes.place(key), FieldRule.QUOTES, unquoted("key of " + map, key));
    return Optional.empty();
  }

  private Optional<String> text(ScalarNode scalar, String path, String name) {
    if (isText(scalar)) {
      return Optional.of(scalar.getValue());
    }
    findings.unreadable(path, Nodes.place(scalar), FieldRule.QUOTES, unquoted(name, scalar));
    return Optional.empty();
  }

  private static boolean isText(ScalarNode scalar) {
    boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
    return scalar.getTag().equals(Tag.STR) && !(plain && SHORT_TRUTHS.contains(scalar.getValue()));
  }

  private static String unquoted(String name, ScalarNode scalar) {
    String value = scalar.getValue();
    String kind = SHORT_TRUTHS.contains(value) ? "a truth value" : Nodes.kind(scalar);
    return "Invalid "
        + name
        + ": "
        + value
        + " (YAML reads "
        + kind
        + ", which gcloud refuses or changes; write \""
        + value
        + "\")";
  }

  private Optional<Object> truth(ScalarNode scalar, String path, String name) {
    String value = scalar.getValue();
    boolean known = value.equals("true") || value.equals("false");
    if (scalar.getTag().equals(Tag.BOOL)) {
      boolean truth = Set.of("true", "yes", "on").contains(value.toLowerCase(Locale.ROOT));
      if (!known) {
        String text = "Invalid " + name + ": " + value + " (write " + truth + ": not every reader";
        findings.note(
            path, Nodes.place(scalar), FieldRule.YES_NO, text + " takes this for a truth value)");
      }
      return Optional.of(truth);
    }
    String remedy = known ? "without quotes" : "write true or false";
    return wrong(scalar, path, "Invalid " + name + ": " + shown(scalar) + " (" + remedy + ")");
  }

  private Optional<Object> constant(
      FieldDescriptor field, ScalarNode scalar, String path, String name) {
    String value = scalar.getValue();
    EnumValueDescriptor constant = field.getEnumType().findValueByName(value);
    if (constant != null) {
      return Optional.of(constant);
    }
    List<String> names =
        field.getEnumType().getValues().stream()
            .map(EnumValueDescriptor::getName)
            .filter(known -> !known.endsWith("_UNSPECIFIED"))
            .toList();
    String upper = value.toUpperCase(Locale.ROOT).replace('-', '_');
    String hint =
        names.contains(upper) ? " (did you mean " + upper + "?)" : Spelling.hint(upper, names);
    String text = "Invalid " + name + ": " + shown(scalar) + hint;
    findings.unreadable(path, Nodes.place(scalar), FieldRule.CONSTANT, text);
    return Optional.empty();
  }

  private Optional<BigInteger> whole(ScalarNode scalar, String path, String name, int bits) {
    String value = scalar.getValue();
    boolean octal = value.matches("[-+]?0\\d+");
    if (octal || !value.matches("[-+]?\\d{1,30}")) {
      String remedy =
          octal ? " (YAML reads an octal number; write no leading 0)" : " (write a whole number)";
      return wrong(scalar, path, "Invalid " + name + ": " + shown(scalar) + remedy);
    }
    BigInteger number = new BigInteger(value);
    if (number.bitLength() >= bits) {
      String text = "Invalid " + name + ": " + value + " (too large for this field)";
      findings.unreadable(path, Nodes.place(scalar), FieldRule.NUMBER, text);
      return Optional.empty();
    }
    return Optional.of(number);
  }

  private Optional<BigDecimal> number(ScalarNode scalar, String path, String name) {
    String value = scalar.getValue();
    if (!value.matches("[-+]?(?:\\d{1,30}\\.?\\d{0,30}|\\.\\d{1,30})(?:[eE][-+]?\\d{1,3})?")) {
      return wrong(scalar, path, "Invalid " + name + ": " + shown(scalar) + " (write a number)");
    }
    return Optional.of(new BigDecimal(value));
  }

  private Optional<Object> time(
      FieldDescriptor field, ScalarNode scalar, String path, String name) {
    return field.getMessageType().getFullName().equals(Duration.getDescriptor().getFullName())
        ? duration(scalar, path, name)
        : timestamp(scalar, path, name);
  }

  private Optional<Object> duration(ScalarNode scalar, String path, String name) {
    String value = scalar.getValue();
    Optional<Duration> exact = SecondsText.parse(value);
    if (exact.isPresent()) {
      return exact.map(Object.class::cast);
    }
    Optional<Duration> guess = SecondsText.guess(value);
    String remedy = guess.map(SecondsText::format).orElse("seconds, as in 600s");
    boolean gcloud =
        guess.isPresent() && GCLOUD_DURATIONS.contains(name) && value.matches("\\d+[mhd]");
    if (gcloud) {
      String text = " (only gcloud reads this; write " + remedy + " for everything else)";
      String message = "Invalid " + name + ": " + value + text;
      findings.note(path, Nodes.place(scalar), FieldRule.GCLOUD_DURATION, message);
      return guess.map(Object.class::cast);
    }
    String message = "Invalid " + name + ": " + shown(scalar) + " (write " + remedy + ")";
    findings.unreadable(path, Nodes.place(scalar), FieldRule.TIME, message);
    return Optional.empty();
  }

  private Optional<Object> timestamp(ScalarNode scalar, String path, String name) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(scalar.getValue());
      return Optional.of(
          Timestamp.newBuilder().setSeconds(time.toEpochSecond()).setNanos(time.getNano()).build());
    } catch (DateTimeException e) {
      String remedy = " (write RFC 3339, as in \"2027-01-31T12:00:00Z\")";
      String message = "Invalid " + name + ": " + shown(scalar) + remedy;
      findings.unreadable(path, Nodes.place(scalar), FieldRule.TIME, message);
      return Optional.empty();
    }
  }

  private static String shown(ScalarNode scalar) {
    return Findings.shown(scalar.getValue());
  }

  private <T> Optional<T> wrong(Node node, String path, String message) {
    findings.unreadable(path, Nodes.place(node), FieldRule.KIND, message);
    return Optional.empty();
  }
}
