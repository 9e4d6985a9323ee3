package dev.tarsier.template.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.template.problem.ProblemsFound;
import org.junit.jupiter.api.Test;

class TestShapePlanner {
  @Test
  void countsNodesCoresAndExecutors() throws ProblemsFound {
    ClusterShape shape =
        Plans.clustered("machine-type: n2-standard-16, workers: 3, secondary: {max: 5}").shape();

    assertThat(shape.fixedNodes()).isEqualTo(3);
    assertThat(shape.maximumNodes()).isEqualTo(8);
    assertThat(shape.fixedCores()).isEqualTo(48);
    assertThat(shape.maximumCores()).isEqualTo(128);
    assertThat(shape.minimumExecutors()).isEqualTo(6);
    assertThat(shape.maximumExecutors()).isEqualTo(16);
  }

  @Test
  void aNodeAloneIsMasterAndWorker() throws ProblemsFound {
    ClusterShape shape = Plans.clustered("machine-type: n2-standard-8, workers: 0").shape();

    assertThat(shape.singleNode()).isTrue();
    assertThat(shape.maximumNodes()).isEqualTo(1);
    assertThat(shape.secondaries()).isZero();
    assertThat(shape.masterMachineType()).isEqualTo(shape.machineType());
  }

  @Test
  void masterIsTheWorkersTypeWhereThatHas8Gibibytes() throws ProblemsFound {
    assertThat(master("machine-type: n2-standard-4")).isEqualTo("n2-standard-4");
    assertThat(master("machine-type: n2-custom-4-7168")).isEqualTo("n4-standard-2");
    assertThat(master("machine-type: n2-standard-4, master-machine-type: e2-standard-2"))
        .isEqualTo("e2-standard-2");
  }

  private static String master(String cluster) throws ProblemsFound {
    return Plans.clustered(cluster).shape().masterMachineType().name();
  }

  @Test
  void refusesLocalSsdsWhereThereAreNone() {
    assertThatThrownBy(() -> Plans.clustered("disk: {local-ssds: 1}"))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Invalid cluster.disk.local-ssds: 1 (n4-standard-2 takes none; n2, n2d, n1 and c2 do)")
        .extracting("specPath")
        .isEqualTo("cluster.disk.local-ssds");
  }
}
