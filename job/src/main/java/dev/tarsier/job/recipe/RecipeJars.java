package dev.tarsier.job.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarsier.job.request.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The jars that a recipe's operations come from, by content. They are part of its text: what an
 * operation does to pixels is in its jar, so the same recipe with another jar is another recipe.
 */
final class RecipeJars {
  private static final String PREFIX = "sha256:";
  private static final int DIGITS = 16;

  private RecipeJars() {}

  /** Sorted, each once; none for operations of Tarsier's own, or of a folder of classes. */
  static List<String> of(Recipe recipe) {
    TreeSet<String> jars = new TreeSet<>();
    for (Operation operation : recipe.operations()) {
      jar(operation.getClass()).map(RecipeJars::digest).ifPresent(jars::add);
    }
    return List.copyOf(jars);
  }

  /** What is wrong when the recipe's text names other jars than those that are here. */
  static Optional<String> disagreement(JsonNode given, Recipe recipe) {
    List<String> named = new ArrayList<>();
    given.forEach(item -> named.add(item.asText()));
    List<String> here = of(recipe);
    if (given.isArray() && named.equals(here)) {
      return Optional.empty();
    }
    return Optional.of(
        "Invalid jars: "
            + given
            + " (the operations of this recipe come from "
            + (here.isEmpty() ? "no jar" : String.join(", ", here))
            + " here; bring the jars that it was made with, or leave the entry out)");
  }

  private static Optional<Path> jar(Class<?> type) {
    Optional<URL> at = location(type);
    if (at.isEmpty() || at.equals(location(RecipeJars.class))) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(at.get().toURI())).filter(Files::isRegularFile);
    } catch (URISyntaxException | RuntimeException e) {
      // Not a file at all: a class made in memory, say. There is nothing whose bytes could be told.
      return Optional.empty();
    }
  }

  private static Optional<URL> location(Class<?> type) {
    return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
        .map(CodeSource::getLocation);
  }

  private static String digest(Path jar) {
    try {
      byte[] digest = Sha256.digest().digest(Files.readAllBytes(jar));
      return PREFIX + HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read jar: " + jar, e);
    }
  }
}
