package dev.tarsier.template.spec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Compute Engine machine type whose name says its vCPUs: {@code n4-standard-2}, or {@code
 * n2-custom-4-8192} with MiB of memory last.
 */
public record MachineType(String name) {
  private static final Pattern CUSTOM = Pattern.compile("(?:[a-z]\\d[a-z]?-)?custom-(\\d{1,3})-.+");
  private static final Pattern NAMED =
      Pattern.compile("[a-z]\\d[a-z]?-[a-z]+-(\\d{1,3})(?:-lssd|-metal)?");

  /** After the patterns, which its constructor needs. */
  static final MachineType DEFAULT = new MachineType("n4-standard-2");

  public MachineType {
    if (!CUSTOM.matcher(name).matches() && !NAMED.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Unsupported machine type: " + name + " (name its vCPUs, as in n4-standard-2)");
    }
  }

  /** The series, such as {@code n4}; that of {@code custom-4-8192} is {@code n1}. */
  public String family() {
    String first = name.substring(0, name.indexOf('-'));
    return first.equals("custom") ? "n1" : first;
  }

  /** vCPUs; Spark sees each as a core. */
  public int cores() {
    for (Pattern pattern : new Pattern[] {CUSTOM, NAMED}) {
      Matcher matcher = pattern.matcher(name);
      if (matcher.matches()) {
        return Integer.parseInt(matcher.group(1));
      }
    }
    throw new AssertionError("checked when it was made");
  }

  @Override
  public String toString() {
    return name;
  }
}
