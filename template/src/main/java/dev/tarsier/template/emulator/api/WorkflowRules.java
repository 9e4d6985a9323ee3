package dev.tarsier.template.emulator.api;

import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.state.Region;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** What Cloud Workflows refuses (proto of v1 and cloud.google.com/workflows/quotas, 2026-11). */
final class WorkflowRules {
  static final String WORKFLOWS = "workflows";

  private static final Pattern ID = Pattern.compile("[A-Za-z]([A-Za-z0-9_-]{0,62}[A-Za-z0-9])?");
  private static final int MAXIMUM_SOURCE_BYTES = 128 << 10;
  private static final int MAXIMUM_ARGUMENT_BYTES = 32 << 10;
  private static final int MAXIMUM_VARIABLES = 20;
  private static final int MAXIMUM_VARIABLE_BYTES = 4 << 10;

  private WorkflowRules() {}

  static String checkId(String id) throws ApiError {
    if (!ID.matcher(id).matches()) {
      throw ApiError.invalid(
          "Invalid workflow id: '"
              + id
              + "' (1 to 64 letters, digits, hyphens and underscores; begins with a letter, ends"
              + " with a letter or digit)");
    }
    return id;
  }

  /** The key under which the workflow of the path is kept. */
  static String name(ApiRequest request) throws ApiError {
    return RegionPaths.region(request).name(WORKFLOWS, checkId(request.value("id")));
  }

  /** The key of something of a workflow, such as a revision. */
  static String part(String workflow, String collection, String id) {
    return Region.of(workflow).name(collection, Region.id(workflow) + "@" + id);
  }

  static void checkSource(String source) throws ApiError {
    if (source.isBlank()) {
      throw ApiError.invalid("Missing sourceContents: a workflow needs a source");
    }
    int bytes = source.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAXIMUM_SOURCE_BYTES) {
      throw ApiError.invalid(
          "Invalid sourceContents: " + bytes + " bytes (at most " + MAXIMUM_SOURCE_BYTES + ")");
    }
  }

  static void checkVariables(Map<String, String> variables) throws ApiError {
    if (variables.size() > MAXIMUM_VARIABLES) {
      throw ApiError.invalid(
          "Invalid userEnvVars: " + variables.size() + " (at most " + MAXIMUM_VARIABLES + ")");
    }
    for (Map.Entry<String, String> entry : variables.entrySet()) {
      String key = entry.getKey();
      if (key.isEmpty() || key.startsWith("GOOGLE") || key.startsWith("WORKFLOWS")) {
        throw ApiError.invalid(
            "Invalid userEnvVars: '" + key + "' (must not begin with GOOGLE or WORKFLOWS)");
      }
      if (entry.getValue().getBytes(StandardCharsets.UTF_8).length > MAXIMUM_VARIABLE_BYTES) {
        throw ApiError.invalid("Invalid userEnvVars: " + key + " is larger than 4 KiB");
      }
    }
  }

  static void checkArgumentSize(String argument) throws ApiError {
    int bytes = argument.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAXIMUM_ARGUMENT_BYTES) {
      throw ApiError.invalid(
          "Invalid argument: " + bytes + " bytes (at most " + MAXIMUM_ARGUMENT_BYTES + ")");
    }
  }
}
