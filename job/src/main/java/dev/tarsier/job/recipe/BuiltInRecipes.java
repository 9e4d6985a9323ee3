package dev.tarsier.job.recipe;

import java.util.List;
import java.util.Map;

/** The recipes that a spec may name. */
public final class BuiltInRecipes {
  /**
   * Fundus photographs to vessel maps, with the parameters of the pipeline that Tarsier replaces:
   * the green channel equalised and put back, grey, thresholded against the neighbourhood, specks
   * opened away, gaps closed. The result has two values, hence the bilevel PNG.
   */
  private static final Recipe RETINA =
      new Recipe(
          "retina",
          List.of(
              Clahe.DEFAULT,
              new Grayscale(),
              AdaptiveThreshold.DEFAULT,
              Morphology.DEFAULT,
              new Morphology(Morphology.Kind.CLOSE, Morphology.Shape.ELLIPSE, 3, 1),
              new Encode(Encode.Format.PNG, true, -1, 95)));

  private BuiltInRecipes() {}

  /** Name to recipe. */
  public static Map<String, Recipe> byName() {
    return Map.of(RETINA.name(), RETINA);
  }
}
