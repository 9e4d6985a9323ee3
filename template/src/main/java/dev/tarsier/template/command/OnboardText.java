package dev.tarsier.template.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;

/** What was onboarded, and what comes next. */
final class OnboardText {
  private OnboardText() {}

  /** Every line ends with a line feed. */
  static String of(List<OnboardRun.Onboarded> done, String buckets) {
    StringBuilder text = new StringBuilder();
    for (OnboardRun.Onboarded one : done) {
      switch (one.result()) {
        case WRITTEN -> text.append("Wrote ").append(one.file()).append('\n');
        case UNCHANGED ->
            text.append(one.file()).append(" says this already: nothing was written\n");
        case REFUSED -> {
          // Said where it happened.
        }
      }
    }
    List<OnboardRun.Onboarded> usable =
        done.stream().filter(one -> one.result() != SpecFiles.Result.REFUSED).toList();
    if (!usable.isEmpty()) {
      text.append(next(usable.get(0), buckets));
    }
    return text.toString();
  }

  /** What was looked at on Cloud Storage is not in a folder here. */
  private static String next(OnboardRun.Onboarded one, String buckets) {
    String file = quoted(one.file());
    if (one.onCloudStorage() && buckets.isEmpty()) {
      return "\nNext:\n  tarsier plan " + file + "\n  tarsier instantiate " + file + "\n";
    }
    String local = buckets.isEmpty() ? " --local" : " --local --buckets " + quoted(buckets);
    return "\nNext:\n  tarsier validate " + file + "\n  tarsier instantiate " + file + local + "\n";
  }

  /** As a shell takes it for one word. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  static String json(List<OnboardRun.Onboarded> done) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (OnboardRun.Onboarded one : done) {
      list.addObject()
          .put("dataset", one.dataset())
          .put("file", one.file())
          .put("result", one.result().name().toLowerCase(Locale.ROOT));
    }
    return list.toPrettyString() + "\n";
  }
}
