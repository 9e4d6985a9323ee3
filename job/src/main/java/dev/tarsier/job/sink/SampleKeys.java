package dev.tarsier.job.sink;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keys for a whole run, unique. A key is the path without its extension; because WebDataset ends a
 * key at the first dot of the last part, dots there become underscores. Where two paths would share
 * a key, all but the first get eight digits of their path's SHA-256.
 */
public final class SampleKeys {
  private static final int DIGITS = 8;

  /** USTAR and PAX carry far longer names; file systems that unpack them do not. */
  private static final int LONGEST_PART = 240;

  private SampleKeys() {}

  /** Parallel to {@code paths}, which are relative to the source, or whole URIs. */
  public static List<SampleKey> assign(List<String> paths) {
    return assign(paths, Collections.nCopies(paths.size(), ""));
  }

  /**
   * The same where some have their key from an earlier run, which they keep.
   *
   * @param earlier parallel to {@code paths}; empty texts where there is none
   */
  public static List<SampleKey> assign(List<String> paths, List<String> earlier) {
    Map<String, Integer> taken = new HashMap<>();
    for (int i = 0; i < earlier.size(); i++) {
      if (!earlier.get(i).isEmpty()) {
        taken.put(earlier.get(i), i);
      }
    }
    List<SampleKey> keys = new ArrayList<>(paths.size());
    List<Integer> colliding = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      String key = plainKey(paths.get(i));
      if (!earlier.get(i).isEmpty()) {
        keys.add(new SampleKey(earlier.get(i), !earlier.get(i).equals(key)));
        continue;
      }
      if (!key.isEmpty() && taken.putIfAbsent(key, i) != null) {
        colliding.add(i);
      }
      keys.add(new SampleKey(key, false));
    }
    Set<String> renamed = new HashSet<>();
    for (int i : colliding) {
      String key = keys.get(i).text() + "-" + digits(paths.get(i));
      if (taken.containsKey(key) || !renamed.add(key)) {
        throw new IllegalStateException("Cannot name " + paths.get(i) + " apart from others");
      }
      keys.set(i, new SampleKey(key, true));
    }
    return keys;
  }

  /** Whether an image of this path can have a key. */
  public static boolean isValid(String path) {
    return !plainKey(path).isEmpty();
  }

  /** Empty when no archive should hold such a name. */
  private static String plainKey(String path) {
    // The extension too: its digits could not tell such paths apart.
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(path)) {
      return "";
    }
    int scheme = path.matches("[a-z][a-z0-9+.-]*:/.*") ? path.indexOf(':') + 1 : 0;
    StringBuilder key = new StringBuilder();
    String[] parts = path.substring(scheme).split("/+", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = i == parts.length - 1 ? stem(parts[i]) : parts[i];
      if (part.isEmpty() && i < parts.length - 1) {
        continue;
      }
      if (!isSafe(part)) {
        return "";
      }
      key.append(key.isEmpty() ? "" : "/").append(part);
    }
    return key.toString();
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name).replace('.', '_');
  }

  private static boolean isSafe(String part) {
    boolean dots = part.equals(".") || part.equals("..");
    boolean control = part.chars().anyMatch(Character::isISOControl);
    return !part.isEmpty()
        && !dots
        && !control
        && part.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PART;
  }

  private static String digits(String path) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(path.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
