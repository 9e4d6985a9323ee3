package dev.tarsier.job.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code --flag value} pairs, remembers which were asked for, and refuses the rest. */
public final class FlagReader {
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Set<String> known = new HashSet<>();

  public FlagReader(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i += 2) {
      String flag = arguments.get(i);
      if (!flag.startsWith("--")) {
        throw new IllegalArgumentException(
            "Invalid argument: " + flag + " (arguments come in pairs, as in --dataset NAME)");
      }
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException("Missing value of " + flag);
      }
      values.computeIfAbsent(flag, key -> new ArrayList<>()).add(arguments.get(i + 1));
    }
  }

  public boolean has(String flag) {
    known.add(flag);
    return values.containsKey(flag);
  }

  public List<String> all(String flag) {
    known.add(flag);
    return values.getOrDefault(flag, List.of());
  }

  /** A comma-separated value, empty when the flag is absent. */
  public List<String> list(String flag) {
    String joined = or(flag, "");
    return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
  }

  /** {@code true} or {@code false}; false when the flag is absent. */
  public boolean truth(String flag) {
    return parsedOr(flag, FlagReader::truthOf, false);
  }

  private static boolean truthOf(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(text + " (must be true or false)");
    }
    return text.equals("true");
  }

  public String required(String flag) {
    if (!has(flag)) {
      throw new IllegalArgumentException("Missing argument: " + flag);
    }
    return one(flag);
  }

  public String or(String flag, String fallback) {
    return has(flag) ? one(flag) : fallback;
  }

  public <T> T parsed(String flag, Function<String, T> parser) {
    return parse(flag, required(flag), parser);
  }

  public <T> T parsedOr(String flag, Function<String, T> parser, T fallback) {
    return has(flag) ? parse(flag, one(flag), parser) : fallback;
  }

  private static <T> T parse(String flag, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Invalid " + flag + ": " + text + " (not a number)", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Invalid " + flag + ": " + e.getMessage(), e);
    }
  }

  private String one(String flag) {
    List<String> all = values.get(flag);
    if (all.size() > 1) {
      throw new IllegalArgumentException("Invalid " + flag + ": given " + all.size() + " times");
    }
    return all.get(0);
  }

  /** Throws IllegalArgumentException when a flag was given that nobody asked for. */
  public void refuseUnknown() {
    for (String flag : values.keySet()) {
      if (!known.contains(flag)) {
        throw new IllegalArgumentException("Unsupported argument: " + flag);
      }
    }
  }
}
