package dev.tarsier.job.image.fundus;

import static dev.tarsier.job.image.fundus.FundusScene.between;

import dev.tarsier.job.image.fundus.FundusScene.Anatomy;
import dev.tarsier.job.image.fundus.FundusScene.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Grows the retinal vessels from the optic disc: each vessel walks in small steps towards the
 * heading of its course, wanders a little, tapers, and buds side branches; the thickest bud grows
 * first, and thin vessels end where another of their kind is. Lengths are in fundus radii, angles
 * in radians.
 */
final class FundusVessels {

  /** One step of a vessel. */
  record Node(double x, double y, double width) {}

  /** A vessel from its origin to its end. */
  record Vessel(boolean artery, List<Node> nodes) {

    double width() {
      return nodes.get(0).width();
    }
  }

  /** What a vessel follows: {@code side} is -1 above the fovea and 1 below it. */
  private record Course(Kind kind, int side, double height) {}

  private enum Kind {
    ARCADE,
    STRAIGHT,
    INWARD,
    OUTWARD
  }

  private record Bud(
      int parent,
      boolean artery,
      Course course,
      double x,
      double y,
      double heading,
      double width) {}

  private static final double STEP = 0.006;
  private static final double THINNEST = 0.0016;
  private static final double TRUNK = 0.0095;
  private static final double MOST_INWARD_WIDTH = 0.0068;
  private static final double NEAR = 0.055;
  private static final double FIELD_END = 1.08;
  private static final double AVASCULAR_RADIUS = 0.11;
  private static final int MOST_VESSELS = 500;
  private static final double FULL_TURN = 2 * StrictMath.PI;

  private final SplittableRandom random;
  private final Anatomy anatomy;
  private final VesselTerritory territory = new VesselTerritory();
  private final List<Vessel> vessels = new ArrayList<>();
  private final PriorityQueue<Bud> buds =
      new PriorityQueue<>(
          // The place settles ties, which capped widths make common.
          Comparator.comparingDouble(Bud::width)
              .reversed()
              .thenComparingDouble(Bud::x)
              .thenComparingDouble(Bud::y));

  private FundusVessels(SplittableRandom random, Anatomy anatomy) {
    this.random = random;
    this.anatomy = anatomy;
  }

  /** The whole tree, thinnest vessels first, so that the thick ones are drawn over them. */
  static List<Vessel> grow(SplittableRandom random, Anatomy anatomy) {
    FundusVessels tree = new FundusVessels(random, anatomy);
    tree.plant();
    while (!tree.buds.isEmpty() && tree.vessels.size() < MOST_VESSELS) {
      tree.vessels.add(tree.walk(tree.buds.poll()));
    }
    tree.vessels.sort(Comparator.comparingDouble(Vessel::width));
    return List.copyOf(tree.vessels);
  }

  private void plant() {
    for (int side = -1; side <= 1; side += 2) {
      plantPair(side, false, between(random, 0.0195, 0.0225));
      plantPair(side, true, between(random, 0.014, 0.0165));
      Course macular = new Course(Kind.INWARD, side, 0);
      double leaving = side * between(random, 0.3, 0.7);
      root(side < 0, macular, leaving, between(random, 0.0055, 0.0075));
    }
    for (int small = 2 + random.nextInt(3); small > 0; small--) {
      Course nasal = new Course(Kind.STRAIGHT, 1, 0);
      double heading = StrictMath.PI + between(random, -0.6, 0.6);
      root(random.nextBoolean(), nasal, heading, between(random, 0.004, 0.007));
    }
  }

  /** The temporal arcade of one side, at times a second one outside it, and the nasal vessel. */
  private void plantPair(int side, boolean artery, double width) {
    Course main = new Course(Kind.ARCADE, side, between(random, 0.48, 0.66));
    root(artery, main, side * between(random, 1.1, 1.5), width);
    if (random.nextInt(3) > 0) {
      Course outer = new Course(Kind.ARCADE, side, between(random, 0.85, 1.2));
      root(artery, outer, side * between(random, 1.5, 1.8), between(random, 0.6, 0.75) * width);
    }
    Course nasal = new Course(Kind.STRAIGHT, side, 0);
    root(artery, nasal, side * between(random, 2.0, 2.6), between(random, 0.5, 0.7) * width);
  }

  private void root(boolean artery, Course course, double heading, double width) {
    double spread = 0.28 * anatomy.discRadius();
    double x = anatomy.opticDisc().x() + between(random, -1.0, 0.2) * spread;
    double y =
        anatomy.opticDisc().y() + (0.6 * course.side() + between(random, -0.6, 0.6)) * spread;
    buds.add(new Bud(VesselTerritory.FREE, artery, course, x, y, heading, width));
  }

  private Vessel walk(Bud bud) {
    int self = vessels.size();
    List<Node> nodes = new ArrayList<>();
    Tip tip = new Tip(bud);
    double untilBranch = between(random, 0.05, 0.2);
    while (grows(tip)) {
      territory.claim(bud.artery(), tip.x, tip.y, self);
      nodes.add(tip.node());
      tip.step(target(bud, tip.x, tip.y), random.nextDouble() - 0.5, thinning(tip, bud, self));
      untilBranch -= STEP;
      if (untilBranch < 0) {
        branch(bud, tip, self);
        untilBranch = between(random, 0.05, 0.17);
      }
    }
    nodes.add(tip.node());
    return new Vessel(bud.artery(), List.copyOf(nodes));
  }

  private boolean grows(Tip tip) {
    return tip.width > THINNEST
        && tip.x * tip.x + tip.y * tip.y < FIELD_END
        && anatomy.fovea().distance(tip.x, tip.y) > AVASCULAR_RADIUS;
  }

  /** The share of its width that a vessel loses per fundus radius. */
  private double thinning(Tip tip, Bud bud, int self) {
    double near = Math.max(0, 1 - anatomy.fovea().distance(tip.x, tip.y) / 0.4);
    double slender = tip.slender();
    return 0.2 + 0.6 * slender * slender + 3 * near + (trespasses(tip, bud, self) ? 22 : 0);
  }

  /** Whether a vessel that is no trunk has come where another one of its kind is. */
  private boolean trespasses(Tip tip, Bud bud, int self) {
    int owner = territory.owner(bud.artery(), tip.x, tip.y);
    return owner != VesselTerritory.FREE
        && owner != self
        && owner != bud.parent()
        && tip.width < TRUNK
        && anatomy.opticDisc().distance(tip.x, tip.y) > 1.6 * anatomy.discRadius();
  }

  /** Adds a side branch if there is room for one. */
  private void branch(Bud parent, Tip tip, int self) {
    double heading = tip.heading + (random.nextBoolean() ? -1 : 1) * between(random, 0.45, 1.1);
    double share = between(random, 0.3, 0.8);
    if (!roomAhead(parent.artery(), tip, heading)) {
      return;
    }
    Course course = branchCourse(parent.course(), tip, heading);
    double most = course.kind() == Kind.INWARD ? MOST_INWARD_WIDTH : TRUNK;
    double width = Math.min(most, Math.max(tip.width * share, Math.min(tip.width * 0.85, 0.0042)));
    buds.add(new Bud(self, parent.artery(), course, tip.x, tip.y, heading, width));
    tip.fork(width);
  }

  private boolean roomAhead(boolean artery, Tip tip, double heading) {
    double dx = StrictMath.cos(heading);
    double dy = StrictMath.sin(heading);
    return anatomy.opticDisc().distance(tip.x, tip.y) > 1.3 * anatomy.discRadius()
        && territory.free(artery, tip.x + NEAR * dx, tip.y + NEAR * dy)
        && territory.free(artery, tip.x + 2 * NEAR * dx, tip.y + 2 * NEAR * dy);
  }

  private Course branchCourse(Course parent, Tip tip, double heading) {
    Spot fovea = anatomy.fovea();
    if (tip.x < anatomy.opticDisc().x()) {
      return new Course(Kind.STRAIGHT, parent.side(), 0);
    }
    double towards =
        (fovea.x() - tip.x) * StrictMath.cos(heading)
            + (fovea.y() - tip.y) * StrictMath.sin(heading);
    return new Course(towards > 0 ? Kind.INWARD : Kind.OUTWARD, parent.side(), 0);
  }

  private double target(Bud bud, double x, double y) {
    Spot fovea = anatomy.fovea();
    return switch (bud.course().kind()) {
      case ARCADE -> arcade(bud.course(), x, y);
      case STRAIGHT -> bud.heading();
      case INWARD -> StrictMath.atan2(fovea.y() - y, Math.max(fovea.x() - x, 0.12));
      case OUTWARD -> StrictMath.atan2(y - fovea.y(), Math.max(x - fovea.x(), 0.12));
    };
  }

  /** The tangent of an ellipse through the optic disc around the macula, flattened behind it. */
  private double arcade(Course course, double x, double y) {
    double centerX = anatomy.fovea().x() + 0.1;
    double a = centerX - anatomy.opticDisc().x();
    double b = course.height();
    double dx = course.side() * (y - anatomy.opticDisc().y()) / (b * b);
    double dy = -course.side() * (x - centerX) / (a * a);
    return StrictMath.atan2(x > centerX ? 0.2 * dy : dy, Math.max(dx, 0.02));
  }

  /** The growing end of a vessel. */
  private static final class Tip {
    private double x;
    private double y;
    private double heading;
    private double width;
    private double wander;

    private Tip(Bud bud) {
      this.x = bud.x();
      this.y = bud.y();
      this.heading = bud.heading();
      this.width = bud.width();
    }

    private Node node() {
      return new Node(x, y, width);
    }

    /** 0 for a trunk, towards 1 for the thinnest: thin vessels wind more and thin out sooner. */
    private double slender() {
      return 1 - Math.min(1, width / 0.016);
    }

    /** What a branch leaves: the cubes of the widths add up (Murray's law, 1926). */
    private void fork(double branch) {
      double left = StrictMath.cbrt(width * width * width - branch * branch * branch);
      width = Math.max(0.86 * width, left);
    }

    private void step(double target, double chance, double thinning) {
      wander = 0.93 * wander + (0.026 + 0.05 * slender()) * chance;
      double turn = StrictMath.IEEEremainder(target - heading, FULL_TURN);
      heading += 0.04 * turn + wander;
      x += STEP * StrictMath.cos(heading);
      y += STEP * StrictMath.sin(heading);
      width *= 1 - STEP * thinning;
    }
  }
}
