package dev.tarsier.workflows;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a workflow is deployed with, beside its source.
 *
 * @param serviceAccount whom it acts as; empty for the one it has, or the project's default
 * @param environment its user environment variables, all of them; empty to keep those it has
 * @param labels to set; others that it has stay
 */
public record WorkflowSettings(
    String serviceAccount, Map<String, String> environment, Map<String, String> labels) {
  public WorkflowSettings {
    environment = Map.copyOf(new TreeMap<>(environment));
    labels = Map.copyOf(new TreeMap<>(labels));
  }
}
