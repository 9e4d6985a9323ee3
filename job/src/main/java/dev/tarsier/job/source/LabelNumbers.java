package dev.tarsier.job.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Gives labels their class numbers. */
final class LabelNumbers {
  /** Up to five digits; a longer number is an identifier, not a class. */
  private static final Pattern CLASS_NUMBER = Pattern.compile("0|[1-9]\\d{0,4}");

  private LabelNumbers() {}

  /**
   * Class number to label. What {@code earlier} has stays as it is; new labels stand for themselves
   * where all are numbers, and follow in sorted order where not.
   *
   * @param earlier empty for a new data set
   * @param texts of the images; an empty one is no label
   */
  static List<String> vocabulary(List<String> earlier, Collection<String> texts) {
    TreeSet<String> fresh = new TreeSet<>(texts);
    fresh.remove("");
    earlier.forEach(fresh::remove);
    if (fresh.isEmpty()) {
      return List.copyOf(earlier);
    }
    List<String> vocabulary = new ArrayList<>(earlier);
    boolean numbers =
        standForThemselves(earlier)
            && fresh.stream().allMatch(text -> CLASS_NUMBER.matcher(text).matches());
    if (!numbers) {
      vocabulary.addAll(fresh);
      return List.copyOf(vocabulary);
    }
    for (String text : fresh) {
      int number = Integer.parseInt(text);
      while (vocabulary.size() <= number) {
        vocabulary.add("");
      }
      vocabulary.set(number, text);
    }
    return List.copyOf(vocabulary);
  }

  private static boolean standForThemselves(List<String> vocabulary) {
    return IntStream.range(0, vocabulary.size())
        .allMatch(
            number ->
                vocabulary.get(number).isEmpty()
                    || vocabulary.get(number).equals(Integer.toString(number)));
  }
}
