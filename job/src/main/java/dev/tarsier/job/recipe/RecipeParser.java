package dev.tarsier.job.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.job.request.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a recipe in any of its three forms: a built-in name; a name with changed parameters ({@code
 * {name: retina, clahe: {clip-limit: 3.0}}}, which change every step of that operation, while those
 * of the last step may stand by themselves, as in {@code {name: features, model: …}}); or its
 * operations written out ({@code {operations: [grayscale, {clahe: {tiles: 4}}, encode]}}).
 */
public final class RecipeParser {
  private static final String NAME = "name";
  private static final String OPERATIONS = "operations";
  private static final String JARS = "jars";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private final Operations operations;
  private final List<RecipeProblem> problems = new ArrayList<>();

  private RecipeParser(Operations operations) {
    this.operations = operations;
  }

  /** Reads a built-in name or JSON text. */
  public static Recipe parse(String text, Operations operations) throws InvalidRecipeException {
    if (!text.stripLeading().startsWith("{")) {
      return parse(JsonNodeFactory.instance.textNode(text.strip()), operations);
    }
    try {
      return parse(JSON.readTree(text), operations);
    } catch (JsonProcessingException e) {
      throw new InvalidRecipeException(
          List.of(new RecipeProblem("", "Invalid recipe JSON: " + e.getOriginalMessage())));
    }
  }

  /** Reads a recipe; the exception carries every problem with its place. */
  public static Recipe parse(JsonNode node, Operations operations) throws InvalidRecipeException {
    RecipeParser parser = new RecipeParser(operations);
    Recipe recipe = parser.read(node);
    parser.checkModel(recipe);
    if (!parser.problems.isEmpty()) {
      throw new InvalidRecipeException(parser.problems);
    }
    return recipe;
  }

  /** The recipe with every parameter written out, on one line; {@link #parse} reads it back. */
  public static String format(Recipe recipe, Operations operations) {
    return toJson(recipe, operations).toString();
  }

  static ObjectNode toJson(Recipe recipe, Operations operations) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put(NAME, recipe.name());
    ArrayNode steps = node.putArray(OPERATIONS);
    for (Operation operation : recipe.operations()) {
      steps.addObject().set(operations.keyword(operation), parameters(operation));
    }
    List<String> jars = RecipeJars.of(recipe);
    if (!jars.isEmpty()) {
      jars.forEach(node.putArray(JARS)::add);
    }
    return node;
  }

  private static JsonNode parameters(Operation operation) {
    if (!(operation instanceof UnseenOperation unseen)) {
      return OperationCodec.format(operation);
    }
    try {
      return JSON.readTree(unseen.parameters());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read the parameters just written", e);
    }
  }

  private Recipe read(JsonNode node) {
    Recipe fallback = BuiltInRecipes.byName().get("retina");
    if (node.isTextual()) {
      return builtIn(node.textValue(), "");
    }
    if (!node.isObject()) {
      problem("", "Invalid recipe: " + node + " (write a name, or name and operations)");
      return fallback;
    }
    String name = node.path(NAME).asText(node.has(OPERATIONS) ? "custom" : "");
    if (!node.has(OPERATIONS)) {
      return name.isEmpty() ? missingName(fallback) : changed(builtIn(name, "/name"), node);
    }
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!List.of(NAME, OPERATIONS, JARS).contains(key)) {
                problem(
                    "/" + key,
                    "Unsupported key: " + key + " (beside operations only name is known)");
              }
            });
    Recipe recipe = assembled(name, node.get(OPERATIONS), fallback);
    if (node.has(JARS) && problems.isEmpty() && !operations.admitsUnseen()) {
      RecipeJars.disagreement(node.get(JARS), recipe)
          .ifPresent(message -> problem("/" + JARS, message));
    }
    return recipe;
  }

  /** The built-in recipes cannot know it. */
  private void checkModel(Recipe recipe) {
    boolean missing =
        (recipe.ending() instanceof Features features && features.model().isBlank())
            || (recipe.ending() instanceof Classify classify && classify.model().isBlank());
    if (missing && problems.isEmpty()) {
      problem(
          "",
          "Missing model of recipe "
              + recipe.name()
              + " (the URI of an ONNX file, as in {name: "
              + recipe.name()
              + ", model: gs://bucket/model.onnx})");
    }
  }

  private Recipe missingName(Recipe fallback) {
    problem("", "Missing recipe name (or operations)");
    return fallback;
  }

  private Recipe builtIn(String name, String pointer) {
    Map<String, Recipe> known = BuiltInRecipes.byName();
    if (!known.containsKey(name)) {
      problem(pointer, "Unsupported recipe: " + name + Spelling.hint(name, known.keySet()));
    }
    return known.getOrDefault(name, known.get("retina"));
  }

  private Recipe changed(Recipe base, JsonNode node) {
    List<Operation> steps = new ArrayList<>(base.operations());
    List<String> keywords = steps.stream().map(operations::keyword).distinct().toList();
    Set<String> ofEnding = OperationCodec.names(base.ending());
    ObjectNode endingChanges = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = entry.getKey();
      if (keywords.contains(key)) {
        changeEvery(key, entry.getValue(), steps);
      } else if (ofEnding.contains(key)) {
        endingChanges.set(key, entry.getValue());
      } else if (!key.equals(NAME)) {
        List<String> known = Stream.concat(keywords.stream(), ofEnding.stream()).toList();
        problem(
            "/" + key,
            "Unsupported key in recipe " + base.name() + ": " + key + Spelling.hint(key, known));
      }
    }
    int last = steps.size() - 1;
    steps.set(last, new OperationCodec(problems).with(steps.get(last), endingChanges, ""));
    return new Recipe(base.name(), steps);
  }

  /** Stops at the first step with a problem, which the others would only repeat. */
  private void changeEvery(String keyword, JsonNode changes, List<Operation> steps) {
    OperationCodec codec = new OperationCodec(problems);
    int before = problems.size();
    for (int i = 0; i < steps.size() && problems.size() == before; i++) {
      if (operations.keyword(steps.get(i)).equals(keyword)) {
        steps.set(i, codec.with(steps.get(i), changes, "/" + keyword));
      }
    }
  }

  private Recipe assembled(String name, JsonNode list, Recipe fallback) {
    if (!list.isArray()) {
      problem("/operations", "Invalid operations: " + list + " (write a list)");
      return fallback;
    }
    List<Operation> steps = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      step(list.get(i), "/operations/" + i, steps);
    }
    if (steps.stream().noneMatch(Ending.class::isInstance)) {
      steps.add(Encode.DEFAULT);
    }
    try {
      return new Recipe(name, steps);
    } catch (IllegalArgumentException e) {
      problem("/operations", e.getMessage());
      return fallback;
    }
  }

  private void step(JsonNode item, String pointer, List<Operation> steps) {
    boolean single = item.isObject() && item.size() == 1;
    if (!item.isTextual() && !single) {
      problem(pointer, "Invalid operation: " + item + " (write one name, or one name: parameters)");
      return;
    }
    String keyword = single ? item.fieldNames().next() : item.textValue();
    OperationType type = operations.byKeyword().get(keyword);
    if (type == null && operations.admitsUnseen()) {
      steps.add(new UnseenOperation(keyword, single ? item.get(keyword).toString() : "{}"));
      return;
    }
    if (type == null) {
      String hint = Spelling.hint(keyword, operations.byKeyword().keySet());
      problem(pointer, "Unsupported operation: " + keyword + hint);
      return;
    }
    JsonNode parameters = single ? item.get(keyword) : JsonNodeFactory.instance.nullNode();
    steps.add(
        new OperationCodec(problems).with(type.defaults(), parameters, pointer + "/" + keyword));
  }

  private void problem(String pointer, String message) {
    problems.add(new RecipeProblem(pointer, message));
  }
}
