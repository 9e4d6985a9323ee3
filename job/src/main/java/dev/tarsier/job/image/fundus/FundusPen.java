package dev.tarsier.job.image.fundus;

import static dev.tarsier.job.image.fundus.FundusScene.between;

import dev.tarsier.job.image.fundus.FundusScene.Frame;
import dev.tarsier.job.image.fundus.FundusScene.Spot;
import dev.tarsier.job.image.fundus.FundusVessels.Node;
import dev.tarsier.job.image.fundus.FundusVessels.Vessel;
import java.util.List;
import java.util.SplittableRandom;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/**
 * Draws on a tint: a {@code CV_8UC3} picture of factors in BGR order, {@link #CLEAR} for 1, by
 * which the ground is later multiplied. Blood takes green away most; exudates reflect it.
 */
final class FundusPen {

  /** The tint that leaves the ground as it is. */
  static final int CLEAR = 128;

  private static final double[] ARTERY = {0.76, 0.58, 0.88};
  private static final double[] VEIN = {0.66, 0.42, 0.74};
  private static final double[] ARTERY_REFLEX = {0.88, 0.74, 0.97};
  private static final double[] VEIN_REFLEX = {0.70, 0.49, 0.80};
  private static final double[] BLOOD = {0.75, 0.42, 0.70};
  private static final double[] EXUDATE = {1.5, 1.85, 1.12};
  private static final double REFLECTING_WIDTH = 0.008;
  private static final int FRACTION_BITS = 4;

  private final Mat tint;
  private final Frame frame;

  FundusPen(Mat tint, Frame frame) {
    this.tint = tint;
    this.frame = frame;
  }

  void vessels(List<Vessel> vessels) {
    vessels.forEach(vessel -> stroke(vessel, vessel.artery() ? ARTERY : VEIN));
    // The light on the blood column, seen on wide vessels only and more on arteries.
    vessels.stream().filter(vessel -> vessel.width() > REFLECTING_WIDTH).forEach(this::reflex);
  }

  /** Small bleedings (dark dots) and lipid (bright grains) about a place of the retina. */
  void lesions(SplittableRandom random, Spot around) {
    for (int dot = 6 + random.nextInt(20); dot > 0; dot--) {
      grain(random, around, 0.45, between(random, 0.0025, 0.006), BLOOD);
    }
    double beside = between(random, -0.25, 0.25);
    Spot leak = new Spot(around.x() + beside, around.y() + between(random, -0.25, 0.25));
    for (int grain = random.nextInt(40); grain > 0; grain--) {
      grain(random, leak, 0.2, between(random, 0.002, 0.008), EXUDATE);
    }
  }

  private void stroke(Vessel vessel, double[] factors) {
    List<Node> nodes = vessel.nodes();
    for (int i = 1; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      // A thin vessel holds less blood for the light to pass.
      double strength = Math.min(1, 0.27 + node.width() / 0.0125);
      segment(nodes.get(i - 1), node, node.width(), color(factors, strength));
    }
  }

  private void reflex(Vessel vessel) {
    double[] factors = vessel.artery() ? ARTERY_REFLEX : VEIN_REFLEX;
    List<Node> nodes = vessel.nodes();
    for (int i = 1; i < nodes.size() && nodes.get(i).width() > REFLECTING_WIDTH; i++) {
      segment(nodes.get(i - 1), nodes.get(i), 0.3 * nodes.get(i).width(), color(factors, 1));
    }
  }

  private void segment(Node from, Node to, double width, Scalar color) {
    int thickness = (int) Math.max(1, Math.round(width * frame.radius()));
    Point start = fixed(from.x(), from.y());
    Point end = fixed(to.x(), to.y());
    Imgproc.line(tint, start, end, color, thickness, Imgproc.LINE_AA, FRACTION_BITS);
  }

  private void grain(
      SplittableRandom random, Spot around, double spread, double radius, double[] factors) {
    // The sum of two uniform values gathers the grains in the middle.
    double x = around.x() + spread * (random.nextDouble() + random.nextDouble() - 1);
    double y = around.y() + spread * (random.nextDouble() + random.nextDouble() - 1);
    int fixedRadius = (int) Math.round(radius * frame.radius() * (1 << FRACTION_BITS));
    Scalar color = color(factors, between(random, 0.5, 1));
    Imgproc.circle(
        tint, fixed(x, y), fixedRadius, color, Imgproc.FILLED, Imgproc.LINE_AA, FRACTION_BITS);
  }

  private Point fixed(double unitX, double unitY) {
    double scale = 1 << FRACTION_BITS;
    return new Point(
        Math.round(frame.pixelX(unitX) * scale), Math.round(frame.pixelY(unitY) * scale));
  }

  private static Scalar color(double[] factors, double strength) {
    return new Scalar(
        CLEAR * (1 + (factors[0] - 1) * strength),
        CLEAR * (1 + (factors[1] - 1) * strength),
        CLEAR * (1 + (factors[2] - 1) * strength));
  }
}
