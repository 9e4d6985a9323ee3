package dev.tarsier.job.sink;

import java.util.Locale;

/** Folders named for a value, such as {@code label=left}, as Hive and Spark read and write them. */
public final class HiveFolder {
  /** Spark's list (ExternalCatalogUtils.charToEscape, 4.1), beside control characters. */
  private static final String ESCAPED = "\"#%'*/:=?\\\u007f{[]^";

  /** What Hive names the folder of no value. */
  private static final String NONE = "__HIVE_DEFAULT_PARTITION__";

  private HiveFolder() {}

  /** The folder of a value of a column. */
  public static String name(String column, String value) {
    if (value.isEmpty()) {
      return column + "=" + NONE;
    }
    StringBuilder name = new StringBuilder(column).append('=');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || ESCAPED.indexOf(c) >= 0) {
        name.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      } else {
        name.append(c);
      }
    }
    return name.toString();
  }

  /** The value of which {@link #name} has made what stands behind the equals sign. */
  public static String value(String escaped) {
    if (escaped.equals(NONE)) {
      return "";
    }
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      int code = escaped.startsWith("%", i) ? code(escaped, i + 1) : -1;
      if (code >= 0) {
        value.append((char) code);
        i += 2;
      } else {
        value.append(escaped.charAt(i));
      }
    }
    return value.toString();
  }

  /** Of two hex digits; negative where there are none. */
  private static int code(String text, int at) {
    return at + 2 <= text.length() && text.substring(at, at + 2).matches("[0-9A-Fa-f]{2}")
        ? Integer.parseInt(text, at, at + 2, 16)
        : -1;
  }
}
