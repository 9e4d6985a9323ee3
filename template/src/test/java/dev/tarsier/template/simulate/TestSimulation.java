package dev.tarsier.template.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TestSimulation {
  /** 62 GB of images of 2.5 MB, 0.45 core seconds each, 240 partitions: about three core hours. */
  private static final Work PUBLISHED = new Work(240, 11_000, 24_800, 62_000_000_000L);

  private static Nodes fixed(int nodes) {
    return new Nodes(nodes, 0, false, 2);
  }

  private static double middle(Nodes nodes, World world) {
    return Spread.of(PUBLISHED, nodes, world, 60, 1).middleSeconds();
  }

  /** In a world without anything but work the arithmetic is exact. */
  @Test
  void withoutAnyTroubleTimeIsWorkOverCores() {
    for (int nodes : new int[] {1, 2, 4, 15, 60}) {
      assertThat(Simulation.run(PUBLISHED, fixed(nodes), World.IDEAL, 1).seconds())
          .isCloseTo(11_000.0 / (2 * nodes), within(1e-6));
    }
    assertThat(Simulation.run(PUBLISHED, fixed(120), World.IDEAL, 1).seconds())
        .isEqualTo(Simulation.run(PUBLISHED, fixed(200), World.IDEAL, 1).seconds());
  }

  /**
   * As published for 62 GB: near-linear to about 15 workers, then a plateau. The work alone speeds
   * up; what is around it does not.
   */
  @Test
  void speedUpIsNearLinearAndThenFlat() {
    double one = middle(fixed(1), World.ASSUMED);
    double four = middle(fixed(4), World.ASSUMED);
    double fifteen = middle(fixed(15), World.ASSUMED);
    double thirty = middle(fixed(30), World.ASSUMED);
    double sixty = middle(fixed(60), World.ASSUMED);

    assertThat(one / four).isGreaterThan(0.8 * 4);
    assertThat(one / fifteen).isGreaterThan(0.6 * 15);
    assertThat(fifteen / thirty).isLessThan(1.5);
    assertThat(thirty / sixty).isLessThan(1.35);
  }

  @Test
  void theSameSeedIsTheSameRun() {
    Nodes spot = new Nodes(2, 13, true, 2);
    Outcome run = Simulation.run(PUBLISHED, spot, World.ASSUMED, 5);
    assertThat(Simulation.run(PUBLISHED, spot, World.ASSUMED, 5)).isEqualTo(run);
    assertThat(Simulation.run(PUBLISHED, spot, World.ASSUMED, 6)).isNotEqualTo(run);
  }

  /** Work that is lost is done again: slower, but done. */
  @Test
  void lostNodesCostTime() {
    World harsh = losing(20);
    Nodes spot = new Nodes(2, 13, true, 2);
    Spread calm = Spread.of(PUBLISHED, spot, losing(0), 40, 1);
    Spread lossy = Spread.of(PUBLISHED, spot, harsh, 40, 1);

    assertThat(calm.losses()).isZero();
    assertThat(lossy.losses()).isGreaterThan(5);
    assertThat(lossy.middleSeconds()).isGreaterThan(calm.middleSeconds());
    assertThat(Spread.of(PUBLISHED, new Nodes(2, 13, false, 2), harsh, 40, 1).losses()).isZero();
  }

  private static World losing(double perHour) {
    World world = World.ASSUMED;
    return new World(
        world.start(),
        world.ramp(),
        world.around(),
        world.slowness(),
        world.straggling(),
        perHour,
        world.listingSecondsPerPage(),
        world.readsPerSecond(),
        world.doublingSeconds(),
        world.nodeBytesPerSecond());
  }

  @Test
  void theLimitIsNamed() {
    assertThat(limit(PUBLISHED, fixed(2))).isEqualTo(Limit.CORES);
    assertThat(limit(PUBLISHED, fixed(100))).isEqualTo(Limit.START);
    // Thumbnails: many, small, and next to no work.
    Work small = new Work(8_000, 50_000, 100_000_000, 400_000_000_000L);
    assertThat(limit(small, fixed(60))).isEqualTo(Limit.LISTING);
    Work medium = new Work(8_000, 50_000, 20_000_000, 80_000_000_000L);
    World listed = World.ASSUMED;
    assertThat(
            Spread.of(
                    medium,
                    fixed(200),
                    new World(
                        listed.start(),
                        listed.ramp(),
                        listed.around(),
                        listed.slowness(),
                        listed.straggling(),
                        0,
                        0,
                        listed.readsPerSecond(),
                        listed.doublingSeconds(),
                        listed.nodeBytesPerSecond()),
                    5,
                    1)
                .limit())
        .isEqualTo(Limit.REQUESTS);
    Work large = new Work(2_000, 2_000, 100_000, 10_000_000_000_000L);
    assertThat(limit(large, fixed(20))).isEqualTo(Limit.NETWORK);
  }

  private static Limit limit(Work work, Nodes nodes) {
    return Spread.of(work, nodes, World.ASSUMED, 9, 1).limit();
  }

  @Test
  void partitionsOfEqualSizeScaleWithTheWork() {
    assertThat(PUBLISHED.scaled(10)).isEqualTo(new Work(2400, 110_000, 248_000, 620_000_000_000L));
    assertThatThrownBy(() -> new Work(0, 1, 1, 1))
        .hasMessage("Invalid work: all of it must be above 0");
  }
}
