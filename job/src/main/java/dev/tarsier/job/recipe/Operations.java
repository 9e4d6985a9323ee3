package dev.tarsier.job.recipe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The table of operations: the built-in ones, then those of providers on the class path. */
public final class Operations {
  private static final List<OperationType> BUILT_IN =
      List.of(
          new OperationType(
              "adaptive-threshold",
              AdaptiveThreshold.DEFAULT,
              "black and white by comparing each pixel with the mean around it"),
          new OperationType("blur", Blur.DEFAULT, "softens by a Gaussian or a plain mean"),
          new OperationType(
              "blur-regions", BlurRegions.DEFAULT, "makes every region unrecognisable"),
          new OperationType(
              "clahe", Clahe.DEFAULT, "local contrast, one channel at a time, limited"),
          new OperationType(
              "classify", Classify.DEFAULT, "the most likely classes, by an ONNX model; last"),
          new OperationType(
              "crop", Crop.DEFAULT, "a rectangle of the image, by default its middle"),
          new OperationType(
              "crop-regions", CropRegions.DEFAULT, "keeps what is around the regions"),
          new OperationType(
              "detect-faces", DetectFaces.DEFAULT, "finds faces: regions for the operations after"),
          new OperationType("encode", Encode.DEFAULT, "the format of the written image; last"),
          new OperationType(
              "features", Features.DEFAULT, "the output vector of an ONNX model; last"),
          new OperationType("grayscale", new Grayscale(), "BGR to one channel (ITU-R BT.601)"),
          new OperationType(
              "median", Median.DEFAULT, "takes specks away by the median around each pixel"),
          new OperationType(
              "morphology", Morphology.DEFAULT, "erode, dilate, open or close by a small shape"),
          new OperationType("normalize", Normalize.DEFAULT, "stretches the values to a range"),
          new OperationType("outline", Outline.DEFAULT, "a rectangle around every region"),
          new OperationType("pad", Pad.DEFAULT, "a border around what is too small"),
          new OperationType(
              "resize", Resize.DEFAULT, "to one size, kept in ratio, cropped or padded"),
          new OperationType(
              "sharpen", Sharpen.DEFAULT, "an unsharp mask: adds what a blur takes away"));

  private final Map<String, OperationType> byKeyword;
  private final boolean admitsUnseen;

  private Operations(Map<String, OperationType> byKeyword, boolean admitsUnseen) {
    this.byKeyword = Collections.unmodifiableMap(byKeyword);
    this.admitsUnseen = admitsUnseen;
  }

  /** Every operation of this class path; throws IllegalArgumentException when two share a name. */
  public static Operations load() {
    Map<String, OperationType> builtIn = new TreeMap<>();
    BUILT_IN.forEach(type -> builtIn.put(type.keyword(), type));
    Operations operations = new Operations(builtIn, false);
    for (OperationProvider provider : ServiceLoader.load(OperationProvider.class)) {
      operations = operations.and(provider.operationTypes());
    }
    return operations;
  }

  /** These and more; throws IllegalArgumentException when two share a name. */
  public Operations and(List<OperationType> more) {
    Map<String, OperationType> all = new TreeMap<>(byKeyword);
    for (OperationType type : more) {
      if (all.put(type.keyword(), type) != null) {
        throw new IllegalArgumentException(
            "Invalid operation: " + type.keyword() + " (provided twice; rename one)");
      }
    }
    return new Operations(all, admitsUnseen);
  }

  /** The same, and any other that is named: there are jars which cannot be looked into. */
  public Operations andUnseen() {
    return new Operations(byKeyword, true);
  }

  boolean admitsUnseen() {
    return admitsUnseen;
  }

  /** Keyword to type, sorted by keyword. */
  public Map<String, OperationType> byKeyword() {
    return byKeyword;
  }

  /** The keyword under which this operation is written. */
  public String keyword(Operation operation) {
    if (operation instanceof UnseenOperation unseen) {
      return unseen.keyword();
    }
    return byKeyword.values().stream()
        .filter(type -> type.defaults().getClass() == operation.getClass())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unsupported operation: " + operation.getClass().getName()))
        .keyword();
  }

  /** The operation's parameters as they are written in a recipe, in their order. */
  public static Map<String, String> parameters(Operation operation) {
    Map<String, String> parameters = new LinkedHashMap<>();
    OperationCodec.format(operation)
        .properties()
        .forEach(entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
    return parameters;
  }
}
