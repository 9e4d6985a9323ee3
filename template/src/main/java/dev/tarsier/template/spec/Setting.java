package dev.tarsier.template.spec;

import java.util.Map;

/**
 * The one order in which a setting's sources count: flag, environment, spec, default. The first
 * text that is not blank wins.
 */
public final class Setting {
  private final Map<String, String> environment;
  private String value = "";
  private String origin = "";

  private Setting(Map<String, String> environment) {
    this.environment = environment;
  }

  public static Setting in(Map<String, String> environment) {
    return new Setting(environment);
  }

  /** {@code text} is what the user gave for {@code name}, or empty. */
  public Setting flag(String name, String text) {
    return offer(name, text);
  }

  /** The variables in order. */
  public Setting variables(String... names) {
    for (String name : names) {
      offer(name, environment.getOrDefault(name, ""));
    }
    return this;
  }

  public Setting spec(String path, String text) {
    return offer(path, text);
  }

  private Setting offer(String name, String text) {
    if (value.isEmpty() && !text.isBlank()) {
      value = text.strip();
      origin = name;
    }
    return this;
  }

  public String orElse(String fallback) {
    return value.isEmpty() ? fallback : value;
  }

  /** The flag, variable or path that won; empty when none did. */
  public String origin() {
    return origin;
  }
}
