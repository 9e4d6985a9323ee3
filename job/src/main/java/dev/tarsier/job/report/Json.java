package dev.tarsier.job.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The JSON that the parsers of this package share: unknown keys are errors, missing ones too. */
final class Json {
  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private Json() {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write " + value.getClass().getName(), e);
    }
  }

  static <T> T read(String text, Class<T> type, String what) {
    try {
      return present(MAPPER.readValue(text, type), what);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Invalid " + what + ": " + reason(e), e);
    }
  }

  static JsonNode tree(String text, String what) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Invalid " + what + ": " + reason(e), e);
    }
  }

  static <T> T convert(JsonNode node, Class<T> type, String what) {
    try {
      return present(MAPPER.treeToValue(node, type), what);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Invalid " + what + ": " + reason(e), e);
    }
  }

  private static String reason(JsonProcessingException e) {
    return e instanceof UnrecognizedPropertyException unknown
        ? "unknown key " + unknown.getPropertyName()
        : e.getOriginalMessage().replaceFirst(" \\(index.*", "");
  }

  private static <T> T present(T value, String what) {
    if (value == null) {
      throw new IllegalArgumentException("Invalid " + what + ": null");
    }
    return value;
  }
}
