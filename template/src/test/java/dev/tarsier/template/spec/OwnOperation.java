package dev.tarsier.template.spec;

import dev.tarsier.job.recipe.Operation;
import dev.tarsier.job.recipe.OperationProvider;
import dev.tarsier.job.recipe.OperationType;
import java.util.List;

/** What jars of the tests hold. */
public final class OwnOperation {
  private OwnOperation() {}

  /** An operation with one parameter. */
  public record Twirl(int turns) implements Operation {}

  /** One whose parameter no recipe can hold. */
  public record Odd(Object what) implements Operation {}

  /** Adds one operation. */
  public static final class Good implements OperationProvider {
    @Override
    public List<OperationType> operationTypes() {
      return List.of(new OperationType("twirl", new Twirl(1), "turns it"));
    }
  }

  /** Takes the name of one that is there. */
  public static final class Thief implements OperationProvider {
    @Override
    public List<OperationType> operationTypes() {
      return List.of(new OperationType("clahe", new Twirl(1), "is not it"));
    }
  }

  /** Fails. */
  public static final class Throwing implements OperationProvider {
    @Override
    public List<OperationType> operationTypes() {
      throw new IllegalStateException("Cannot list: no disk");
    }
  }

  /** Adds nothing. */
  public static final class Empty implements OperationProvider {
    @Override
    public List<OperationType> operationTypes() {
      return List.of();
    }
  }

  /** Adds what cannot be written down. */
  public static final class Unwritable implements OperationProvider {
    @Override
    public List<OperationType> operationTypes() {
      return List.of(new OperationType("odd", new Odd(1L), "odd"));
    }
  }
}
