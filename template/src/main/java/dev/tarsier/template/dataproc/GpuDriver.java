package dev.tarsier.template.dataproc;

import com.google.cloud.dataproc.v1.NodeInitializationAction;
import com.google.protobuf.Duration;
import dev.tarsier.job.recipe.ModelEnding;
import dev.tarsier.job.recipe.ModelInput;
import dev.tarsier.template.spec.Accelerator;
import dev.tarsier.template.spec.DatasetSpec;
import java.util.Map;

/**
 * The driver, CUDA and cuDNN on nodes with GPUs, by the initialization action that Google keeps for
 * that (GoogleCloudDataproc/initialization-actions, {@code gpu/README.md}). The versions are of its
 * table, and those that ONNX Runtime 1.28 is built for: CUDA 12 and cuDNN 9.
 */
final class GpuDriver {
  private static final String OF_GOOGLE =
      "gs://goog-dataproc-initialization-actions-%s/gpu/install_gpu_driver.sh";

  /** It builds a kernel module and loads gigabytes; Dataproc's own limit is 10 minutes. */
  private static final long TIMEOUT_SECONDS = 2700;

  private GpuDriver() {}

  /** Whether the recipe has use for a driver. */
  static boolean isWanted(DatasetSpec spec) {
    return spec.cluster().hardware().accelerator().isPresent()
        && spec.recipe().ending() instanceof ModelEnding ending
        && ending.input().device() != ModelInput.Device.CPU;
  }

  static NodeInitializationAction action(DatasetSpec spec) {
    Accelerator accelerator = spec.cluster().hardware().accelerator();
    String script =
        accelerator.driver().isEmpty()
            ? OF_GOOGLE.formatted(spec.cluster().placement().region())
            : accelerator.driver();
    return NodeInitializationAction.newBuilder()
        .setExecutableFile(script)
        .setExecutionTimeout(Duration.newBuilder().setSeconds(TIMEOUT_SECONDS))
        .build();
  }

  /** What the script reads from its node. */
  static Map<String, String> metadata() {
    return Map.of(
        "cuda-version", "12.6", "cudnn-version", "9.6.0.74", "install-gpu-agent", "false");
  }
}
