package dev.tarsier.template.emulator.storage;

import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a list of objects is to hold (objects.list of the JSON API, v1).
 *
 * @param trailing whether a name that ends with its only delimiter is an object too
 * @param from names before it are left out; may be empty
 * @param to names from it on are left out; empty for all
 * @param after the object or prefix that the page before ended with; empty on the first
 * @param size most objects and prefixes on a page
 */
record ListQuery(
    String prefix,
    String delimiter,
    boolean trailing,
    String from,
    String to,
    String after,
    int size) {
  private static final int MAXIMUM_SIZE = 1000;

  /** Bytes of the longest name, so that links in a circle end (docs/objects#naming). */
  private static final int LONGEST_NAME = 1024;

  static ListQuery of(ApiRequest request) throws ApiError {
    long size = request.number("maxResults", MAXIMUM_SIZE);
    if (size < 0) {
      throw ApiError.invalid("Invalid maxResults: " + size + " (must not be negative)");
    }
    return new ListQuery(
        request.parameter("prefix").orElse(""),
        request.parameter("delimiter").orElse(""),
        request.parameter("includeTrailingDelimiter").filter("true"::equals).isPresent(),
        request.parameter("startOffset").orElse(""),
        request.parameter("endOffset").orElse(""),
        after(request.parameter("pageToken").orElse("")),
        (int) (size == 0 ? MAXIMUM_SIZE : Math.min(size, MAXIMUM_SIZE)));
  }

  /** Names the last of a page, so that objects may come and go between two. */
  static String token(String last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(last.getBytes(StandardCharsets.UTF_8));
  }

  private static String after(String token) throws ApiError {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiError.invalid("Invalid pageToken: " + token + " (use one that a list gave)");
    }
  }

  /** Whether names below this folder, whose name ends with a slash, can be wanted. */
  boolean mayHold(String folder) {
    boolean leads = folder.startsWith(prefix) || prefix.startsWith(folder);
    boolean begun = to.isEmpty() || NameOrder.ORDER.before(folder, to);
    return leads
        && begun
        && folder.length() < LONGEST_NAME
        && !isOver(folder, from)
        && !isOver(folder, after)
        && !isFolded(folder);
  }

  /** Whether all names that begin with the folder's come before this one. */
  private static boolean isOver(String folder, String name) {
    return NameOrder.ORDER.before(folder, name) && !name.startsWith(folder);
  }

  boolean holds(String name) {
    return name.startsWith(prefix)
        && !NameOrder.ORDER.before(name, from)
        && (to.isEmpty() || NameOrder.ORDER.before(name, to))
        && (after.isEmpty() || NameOrder.ORDER.before(after, name))
        && !isFolded(name);
  }

  /** Whether a page before has given the prefix that this name is folded into. */
  private boolean isFolded(String name) {
    return !after.isEmpty() && folded(after).equals(after) && name.startsWith(after);
  }

  /** The prefix that stands for the name; empty when it stands for itself. */
  String folded(String name) {
    int cut = delimiter.isEmpty() ? -1 : name.indexOf(delimiter, prefix.length());
    return cut < 0 ? "" : name.substring(0, cut + delimiter.length());
  }
}
