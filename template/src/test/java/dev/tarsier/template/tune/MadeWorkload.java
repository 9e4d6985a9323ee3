package dev.tarsier.template.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A workload whose times follow Ernest's terms (1, size/cores, log machines), on three families of
 * machines, one with faster cores and one with more memory. With too little memory in all it
 * spills.
 */
final class MadeWorkload {
  private static final int[] VCPUS = {2, 4, 8};
  private static final int[] TOTAL_VCPUS = {16, 32, 48, 64, 96, 112};

  private final double coreSeconds;
  private final double serialSeconds;
  private final double workingSetGibibytes;

  MadeWorkload(double coreSeconds, double serialSeconds, double workingSetGibibytes) {
    this.coreSeconds = coreSeconds;
    this.serialSeconds = serialSeconds;
    this.workingSetGibibytes = workingSetGibibytes;
  }

  static MadeWorkload drawn(Random random) {
    return new MadeWorkload(
        20_000 * Math.exp(random.nextGaussian()),
        random.nextDouble() * 200,
        8 * Math.exp(random.nextDouble() * 5));
  }

  List<MeasuredRun> runs() {
    List<MeasuredRun> runs = new ArrayList<>();
    for (int vcpus : VCPUS) {
      for (int total : TOTAL_VCPUS) {
        runs.add(run("c4", vcpus, total / vcpus, 1.9, "fast", 0.069));
        runs.add(run("m4", vcpus, total / vcpus, 4, "slow", 0.0735));
        runs.add(run("r3", vcpus, total / vcpus, 7.6, "slow", 0.0975));
      }
    }
    return List.copyOf(runs);
  }

  private MeasuredRun run(
      String family, int vcpus, int machines, double ramPerCore, String speed, double usdPerCore) {
    Configuration cluster =
        new Configuration(
            family + "-" + vcpus,
            machines,
            vcpus,
            ramPerCore * vcpus,
            speed,
            "ebs",
            usdPerCore * vcpus + 0.08);
    double fast = speed.equals("fast") ? 1.2 : 1;
    double spill = Math.max(0, 1 - cluster.ramGibibytes() * machines * 0.6 / workingSetGibibytes);
    double seconds =
        30
            + serialSeconds
            + 10 * Math.log(machines)
            + coreSeconds * (1 + spill) / (cluster.totalVcpus() * fast);
    return new MeasuredRun(cluster, seconds);
  }
}
