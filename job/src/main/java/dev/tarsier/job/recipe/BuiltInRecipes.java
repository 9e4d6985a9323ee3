package dev.tarsier.job.recipe;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The recipes that a spec may name. */
public final class BuiltInRecipes {
  static final String TFRECORD = "tfrecord";

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

  /** Small squares for training a classifier, as most models for ImageNet take them. */
  private static final Recipe SMALL =
      new Recipe(
          TFRECORD,
          List.of(
              Resize.to(Resize.Mode.CENTER_CROP, 224),
              new Encode(Encode.Format.JPEG, false, -1, 95)));

  /** Faces shown, made unrecognisable, or cut out; the boxes stand beside the image. */
  private static final List<Recipe> FACES =
      List.of(
          faces("faces", Outline.DEFAULT),
          faces("faces-blur", BlurRegions.DEFAULT),
          faces("faces-crop", CropRegions.DEFAULT));

  /** Feature vectors by a model of the user's. */
  private static final Recipe FEATURES = seen("features", Features.DEFAULT);

  /** Classes by a model of the user's. */
  private static final Recipe CLASSIFY = seen("classify", Classify.DEFAULT);

  private BuiltInRecipes() {}

  private static Recipe faces(String name, Operation use) {
    Encode encode = new Encode(Encode.Format.JPEG, false, -1, 95);
    return new Recipe(name, List.of(DetectFaces.DEFAULT, use, encode));
  }

  /** As torchvision's models for ImageNet are shown an image when they are not being trained. */
  private static Recipe seen(String name, Ending ending) {
    return new Recipe(name, List.of(Resize.to(Resize.Mode.KEEP_RATIO, 256), Crop.DEFAULT, ending));
  }

  /** Name to recipe, sorted by name. */
  public static Map<String, Recipe> byName() {
    Map<String, Recipe> byName = new TreeMap<>();
    List.of(CLASSIFY, FEATURES, RETINA, SMALL).forEach(recipe -> byName.put(recipe.name(), recipe));
    FACES.forEach(recipe -> byName.put(recipe.name(), recipe));
    return byName;
  }
}
