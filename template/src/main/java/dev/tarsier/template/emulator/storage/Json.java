package dev.tarsier.template.emulator.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.http.ApiResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Bodies of requests and answers. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ObjectNode kind(String kind) {
    return object().put("kind", kind);
  }

  /** The body; an empty one has no fields. */
  static ObjectNode body(ApiRequest request) throws ApiError, IOException {
    return parse(new String(request.bytes(), StandardCharsets.UTF_8));
  }

  static ObjectNode parse(String text) throws ApiError {
    try {
      if (text.isBlank()) {
        return object();
      }
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
      throw ApiError.invalid("Invalid JSON payload received. The body must be an object.");
    } catch (JsonProcessingException e) {
      throw ApiError.invalid("Invalid JSON payload received. " + e.getOriginalMessage());
    }
  }

  /** With the fields that the request asks for. */
  static ApiResponse answer(ApiRequest request, ObjectNode body) throws ApiError {
    FieldMask.of(request.parameter("fields").orElse("")).keep(body);
    return ApiResponse.json(body.toString());
  }

  /** Fields of a patch over those that are: null removes, and maps are merged. */
  static ObjectNode patched(ObjectNode fields, ObjectNode patch) {
    ObjectNode patched = fields.deepCopy();
    patch
        .properties()
        .forEach(
            change -> {
              String key = change.getKey();
              if (change.getValue().isNull()) {
                patched.remove(key);
              } else if (change.getValue() instanceof ObjectNode inner
                  && patched.get(key) instanceof ObjectNode there) {
                patched.set(key, patched(there, inner));
              } else {
                patched.set(key, change.getValue());
              }
            });
    return patched;
  }
}
