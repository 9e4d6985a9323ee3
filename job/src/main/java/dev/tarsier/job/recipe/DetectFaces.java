package dev.tarsier.job.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * {@code cv::CascadeClassifier::detectMultiScale} on the equalised grey image (Viola and Jones,
 * 2001). The image stays as it is: what is found becomes its regions. An image without faces is as
 * good as any other.
 */
public record DetectFaces(
    @Described("a built-in one, or the URI of one that OpenCV reads") String cascade,
    @Described("by how much the searched size grows from step to step") double scaleFactor,
    @Described("how many hits at one place make a face") int minNeighbors,
    @Described("of a face, in pixels; the smaller, the longer it takes") int minSize)
    implements FileUser {
  /** Name to the file's name in OpenCV's {@code data/haarcascades}. */
  private static final Map<String, String> BUILT_IN =
      new TreeMap<>(
          Map.of(
              "frontalface-alt2", "haarcascade_frontalface_alt2.xml",
              "frontalface-default", "haarcascade_frontalface_default.xml"));

  /** The cascade that takes fewer things for faces: eye grounds, above all. */
  public static final DetectFaces DEFAULT = new DetectFaces("frontalface-alt2", 1.1, 5, 30);

  public DetectFaces {
    if (!BUILT_IN.containsKey(cascade) && !cascade.matches(".*[/.].*")) {
      throw new IllegalArgumentException(
          "Invalid cascade: "
              + cascade
              + " (must be one of "
              + String.join(", ", BUILT_IN.keySet())
              + ", or the URI of an XML file)");
    }
    Ranges.within("scale-factor", scaleFactor, 1.01, 4);
    Ranges.within("min-neighbors", minNeighbors, 1, 100);
    Ranges.within("min-size", minSize, 1, 16_384);
  }

  /** The file's name among OpenCV's, when the cascade is a built-in one. */
  public Optional<String> builtInFile() {
    return Optional.ofNullable(BUILT_IN.get(cascade));
  }

  @Override
  public List<String> files() {
    return builtInFile().isPresent() ? List.of() : List.of(cascade);
  }

  @Override
  public DetectFaces withFiles(UnaryOperator<String> replacement) {
    return builtInFile().isPresent()
        ? this
        : new DetectFaces(replacement.apply(cascade), scaleFactor, minNeighbors, minSize);
  }
}
