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
      String local = buckets.isEmpty() ? " --local" : " --local --buckets " + quoted(buckets);
      String file = quoted(usable.get(0).file());
      text.append("\nNext:\n  tarsier validate ").append(file);
      text.append("\n  tarsier instantiate ").append(file).append(local).append('\n');
    }
    return text.toString();
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
