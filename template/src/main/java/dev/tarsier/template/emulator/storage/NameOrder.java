package dev.tarsier.template.emulator.storage;

import java.util.Comparator;

/**
 * Names as Cloud Storage sorts them: by their bytes in UTF-8, which is by code points. Java sorts
 * by UTF-16, where what is past U+FFFF comes before some that is not.
 */
final class NameOrder implements Comparator<String> {
  static final NameOrder ORDER = new NameOrder();

  private NameOrder() {}

  @Override
  public int compare(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean high = Character.isSurrogate(a);
        return high == Character.isSurrogate(b) ? Character.compare(a, b) : high ? 1 : -1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  boolean before(String left, String right) {
    return compare(left, right) < 0;
  }
}
