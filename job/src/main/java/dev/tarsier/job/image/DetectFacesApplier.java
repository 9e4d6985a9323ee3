package dev.tarsier.job.image;

import dev.tarsier.job.recipe.DetectFaces;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.MatOfRect;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.CascadeClassifier;

/** Looks for faces in the equalised grey image, and leaves the image as it is. */
final class DetectFacesApplier implements Applier {
  private static final Comparator<Rect> BY_PLACE =
      Comparator.<Rect>comparingInt(face -> face.y).thenComparingInt(face -> face.x);

  private final DetectFaces operation;
  private final Path cascade;
  private final CascadeClassifier classifier;
  private final Size smallest;
  private final Mat grey = new Mat();

  DetectFacesApplier(DetectFaces operation) {
    this.operation = operation;
    this.cascade = Cascades.file(operation);
    this.classifier = Cascades.open(cascade);
    this.smallest = new Size(operation.minSize(), operation.minSize());
  }

  @Override
  public Mat apply(Mat image) {
    return image;
  }

  @Override
  public Mat apply(Mat image, ImageContext context) {
    if (image.channels() == 1) {
      Imgproc.equalizeHist(image, grey);
    } else {
      Imgproc.cvtColor(image, grey, Imgproc.COLOR_BGR2GRAY);
      Imgproc.equalizeHist(grey, grey);
    }
    MatOfRect faces = new MatOfRect();
    classifier.detectMultiScale(
        grey, faces, operation.scaleFactor(), operation.minNeighbors(), 0, smallest, new Size());
    List<Rect> found = faces.toList().stream().sorted(BY_PLACE).toList();
    faces.release();
    context.found(found);
    return image;
  }

  /** The classifier's buffers are several times the image's, and only loading anew frees them. */
  @Override
  public void close() {
    grey.release();
    classifier.load(cascade.toString());
  }
}
