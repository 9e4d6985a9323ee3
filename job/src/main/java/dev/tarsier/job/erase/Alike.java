package dev.tarsier.job.erase;

import dev.tarsier.job.report.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How an index says that an image was left out for being like another. */
final class Alike {
  private static final List<String> WORDS = List.of("equal to ", "looks like ");

  /** Follows the path where the labels of the two differ. */
  private static final String LABEL = ", whose label is ";

  private Alike() {}

  /** What may be the path of that other image: a path, too, may hold the words behind it. */
  static List<String> paths(Outcome outcome) {
    return outcome instanceof Outcome.Skipped skipped ? paths(skipped.why()) : List.of();
  }

  private static List<String> paths(String why) {
    String words = words(why);
    if (words.isEmpty()) {
      return List.of();
    }
    String rest = why.substring(words.length());
    List<String> paths = new ArrayList<>(List.of(rest));
    for (int end = rest.indexOf(LABEL); end >= 0; end = rest.indexOf(LABEL, end + 1)) {
      paths.add(rest.substring(0, end));
    }
    return paths;
  }

  private static String words(String why) {
    return WORDS.stream().filter(why::startsWith).findFirst().orElse("");
  }

  /** The same without the path of an image that is gone. */
  static String without(Set<String> erased, String why) {
    return paths(why).stream().anyMatch(erased::contains)
        ? words(why) + "an image that was taken out"
        : why;
  }
}
