package dev.tarsier.job.verify;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The records of a pax extended header: {@code "LENGTH KEY=VALUE\n"}, one after the other. */
final class PaxRecords {
  private PaxRecords() {}

  /** {@code start}: the header's offset in the archive, for what is wrong with it. */
  static Map<String, String> parse(byte[] content, long start) throws DamagedArchive {
    Map<String, String> records = new HashMap<>();
    int at = 0;
    while (at < content.length) {
      int blank = indexOf(content, ' ', at, content.length);
      String digits = new String(content, at, blank - at, StandardCharsets.US_ASCII);
      int length = digits.matches("\\d{1,7}") ? Integer.parseInt(digits) : 0;
      int end = at + length;
      boolean whole = length > digits.length() + 1 && end <= content.length;
      if (!whole || content[end - 1] != '\n') {
        throw new DamagedArchive(start, "", "a pax record of a wrong length");
      }
      int equal = indexOf(content, '=', blank + 1, end - 1);
      if (equal == end - 1) {
        throw new DamagedArchive(start, "", "a pax record without a value");
      }
      String key = new String(content, blank + 1, equal - blank - 1, StandardCharsets.UTF_8);
      records.put(key, new String(content, equal + 1, end - equal - 2, StandardCharsets.UTF_8));
      at = end;
    }
    return records;
  }

  /** {@code end} when it is not there. */
  private static int indexOf(byte[] content, char wanted, int from, int end) {
    for (int i = from; i < end; i++) {
      if (content[i] == wanted) {
        return i;
      }
    }
    return end;
  }

  static long size(String text, long start) throws DamagedArchive {
    if (!text.matches("\\d{1,18}")) {
      throw new DamagedArchive(start, "", "a pax size that is no number");
    }
    return Long.parseLong(text);
  }
}
