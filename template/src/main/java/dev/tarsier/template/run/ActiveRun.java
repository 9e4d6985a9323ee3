package dev.tarsier.template.run;

import java.util.Map;

/**
 * A workflow of Dataproc that has not ended.
 *
 * @param operation full name
 * @param parameters that its template was instantiated with
 */
public record ActiveRun(String operation, Map<String, String> parameters) {
  public ActiveRun {
    parameters = Map.copyOf(parameters);
  }

  /** What a parameter was; empty without. */
  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
