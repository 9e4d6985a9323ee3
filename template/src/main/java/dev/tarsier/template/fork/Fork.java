package dev.tarsier.template.fork;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A JVM to start.
 *
 * @param command program and arguments
 * @param environment variables set for it
 * @param withheld variables of this process that it must not see
 */
public record Fork(List<String> command, Map<String, String> environment, Set<String> withheld) {
  public Fork {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    withheld = Set.copyOf(withheld);
  }
}
