package dev.tarsier.tests.plugin;

import dev.tarsier.job.image.Applier;
import dev.tarsier.job.image.ApplierProvider;
import dev.tarsier.job.recipe.Operation;
import dev.tarsier.job.recipe.OperationProvider;
import dev.tarsier.job.recipe.OperationType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.opencv.core.Mat;

/** Offers {@link Misbehave} as a user's jar would offer an operation of its own. */
public final class MisbehaveProvider implements OperationProvider, ApplierProvider {
  @Override
  public List<OperationType> operationTypes() {
    return List.of(
        new OperationType(
            "misbehave", new Misbehave(Misbehave.Way.CRASH, 1, 0), "does not come back"));
  }

  @Override
  public Optional<Applier> applier(Operation operation) {
    return operation instanceof Misbehave misbehave
        ? Optional.of(new MisbehaveApplier(misbehave))
        : Optional.empty();
  }

  private record MisbehaveApplier(Misbehave operation) implements Applier {
    @Override
    public Mat apply(Mat image) {
      if (image.width() == operation.width()) {
        if (operation.way() == Misbehave.Way.HANG) {
          hang();
        }
        // No Mat is at this address: native code reads it and the process gets SIGSEGV.
        new Mat(16L).rows();
      }
      LockSupport.parkNanos(operation.pauseMillis() * 1_000_000L);
      return image;
    }

    private static void hang() {
      while (!Thread.interrupted()) {
        LockSupport.park();
      }
    }

    @Override
    public void close() {}
  }
}
