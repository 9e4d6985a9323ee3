package dev.tarsier.template.command;

import dev.tarsier.template.tune.Ernest;
import java.util.OptionalInt;

/** A model of the runtime in words. */
final class ModelText {
  private ModelText() {}

  /** One line; {@code noun} in the singular is what there is more or less of. */
  static String of(Ernest model, String noun) {
    String nouns = noun + "s";
    OptionalInt enough = model.enough();
    return "seconds = "
        + model.formula().replace("machines", nouns)
        + " (within "
        + Amounts.number(model.relativeError() * 100, 1)
        + " %). "
        + (enough.isPresent()
            ? "From "
                + enough.getAsInt()
                + " "
                + (enough.getAsInt() == 1 ? noun : nouns)
                + " on, twice as many would save less than a fifth of the time.\n"
            : "Up to 64 " + nouns + ", twice as many would save a fifth of the time or more.\n");
  }
}
