package dev.tarsier.job.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestOperations {
  /** An operation of a user's jar. */
  record Swirl(int radius, boolean edges) implements Operation {}

  /** A parameter that no recipe can write. */
  record Named(long name) implements Operation {}

  /** Stands in a user's jar. */
  public static final class SwirlProvider implements OperationProvider {
    @Override
    public List<OperationType> operationTypes() {
      return List.of(new OperationType("swirl", new Swirl(2, true), "twists"));
    }
  }

  /** Takes a built-in name. */
  public static final class ClaheProvider implements OperationProvider {
    @Override
    public List<OperationType> operationTypes() {
      return List.of(new OperationType("clahe", new Swirl(2, true), "pretends"));
    }
  }

  @TempDir private Path folder;

  @Test
  void builtIn() {
    Operations operations = Operations.load();

    assertThat(operations.byKeyword().keySet())
        .containsExactly(
            "adaptive-threshold",
            "blur",
            "blur-regions",
            "clahe",
            "classify",
            "crop",
            "crop-regions",
            "detect-faces",
            "encode",
            "features",
            "grayscale",
            "median",
            "morphology",
            "normalize",
            "outline",
            "pad",
            "resize",
            "sharpen");
    operations
        .byKeyword()
        .forEach(
            (keyword, type) -> {
              assertThat(operations.keyword(type.defaults())).isEqualTo(keyword);
              assertThat(type.summary()).isNotBlank();
            });
  }

  @Test
  void fromAJarOnTheClassPath() throws Exception {
    Operations operations = with(SwirlProvider.class, Operations::load);
    Recipe recipe = RecipeParser.parse("{\"operations\":[{\"swirl\":{\"radius\":5}}]}", operations);

    assertThat(recipe.operations()).containsExactly(new Swirl(5, true), Encode.DEFAULT);
    assertThat(RecipeParser.format(recipe, operations))
        .startsWith(
            "{\"name\":\"custom\",\"operations\":[{\"swirl\":{\"radius\":5,\"edges\":true}}");
    assertThat(Operations.load().byKeyword()).doesNotContainKey("swirl");
  }

  @Test
  void nameTakenTwice() {
    assertThatThrownBy(() -> with(ClaheProvider.class, Operations::load))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid operation: clahe (provided twice; rename one)");
  }

  @Test
  void operationNobodyProvides() {
    assertThatThrownBy(() -> Operations.load().keyword(new Swirl(1, false)))
        .hasMessage("Unsupported operation: dev.tarsier.job.recipe.TestOperations$Swirl");
  }

  @Test
  void parameterOfAnotherType() {
    assertThatThrownBy(() -> OperationCodec.format(new Named(7)))
        .hasMessage(
            "Unsupported parameter type: long name"
                + " (use int, double, boolean, String, enum or List<Double>)");
  }

  @Test
  void badType() {
    assertThatThrownBy(() -> new OperationType("Swirl", new Swirl(1, false), ""))
        .hasMessage("Invalid operation keyword: Swirl");
    assertThatThrownBy(() -> new OperationType("swirl", new Operation() {}, ""))
        .hasMessage("Invalid operation: swirl (must be a record of its parameters)");
  }

  /** A class path of its own for this one call, so that no other test sees the provider. */
  private Operations with(Class<? extends OperationProvider> provider, Callable<Operations> load)
      throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {services(provider)}, before)) {
      Thread.currentThread().setContextClassLoader(loader);
      return load.call();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private URL services(Class<? extends OperationProvider> provider) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(OperationProvider.class.getName()), provider.getName());
    return folder.toUri().toURL();
  }
}
