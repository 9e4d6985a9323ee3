package dev.tarsier.template.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.job.recipe.BuiltInRecipes;
import dev.tarsier.job.recipe.Encode;
import dev.tarsier.job.recipe.Ending;
import dev.tarsier.job.recipe.Operation;
import dev.tarsier.job.recipe.OperationType;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.Parameter;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.recipe.RecipeParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Recipes and operations as text, from the job's own contract. */
final class RecipeText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Operations operations;

  RecipeText(Operations operations) {
    this.operations = operations;
  }

  String catalog() {
    Map<String, String> recipes = new LinkedHashMap<>();
    new TreeMap<>(BuiltInRecipes.byName())
        .forEach((name, recipe) -> recipes.put("  " + name, steps(recipe)));
    StringBuilder text = new StringBuilder("Recipes:\n").append(Summary.table(recipes));
    text.append("\nOperations:\n");
    operations.byKeyword().values().forEach(type -> text.append(indented(of(type))));
    return text.toString();
  }

  private String steps(Recipe recipe) {
    return recipe.operations().stream()
        .map(operations::keyword)
        .collect(Collectors.joining(" -> "));
  }

  private static String indented(String text) {
    return text.lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
  }

  /** Keyword and summary, then a line a parameter: name, default, what it may be, what it means. */
  String of(OperationType type) {
    Map<String, String> rows = new LinkedHashMap<>();
    for (Parameter parameter : type.parameters()) {
      String meaning = parameter.meaning().isEmpty() ? "" : ": " + parameter.meaning();
      rows.put(
          "  " + parameter.name(), parameter.value() + " (" + parameter.range() + ")" + meaning);
    }
    String head = type.keyword() + ": " + type.summary() + "\n";
    return rows.isEmpty() ? head : head + Summary.table(rows);
  }

  /** As YAML takes it; the text of a URI needs its quotes no more than a keyword does. */
  private static String text(JsonNode value) {
    // What YAML would take for a comment or a list keeps the quotes of JSON.
    boolean plain = value.isTextual() && value.textValue().matches("[\\w./:~-]+");
    return plain ? value.textValue() : value.toString();
  }

  String catalogJson() {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode recipes = node.putArray("recipes");
    new TreeMap<>(BuiltInRecipes.byName()).values().forEach(recipe -> recipes.add(json(recipe)));
    ArrayNode types = node.putArray("operations");
    operations.byKeyword().values().forEach(type -> types.add(json(type)));
    return node.toPrettyString() + "\n";
  }

  ObjectNode json(OperationType type) {
    ObjectNode node = JSON.createObjectNode();
    node.put("operation", type.keyword());
    node.put("summary", type.summary());
    node.set("defaults", parameters(type));
    ArrayNode parameters = node.putArray("parameters");
    for (Parameter parameter : type.parameters()) {
      ObjectNode told = parameters.addObject();
      told.put("name", parameter.name());
      told.put("range", parameter.range());
      told.put("meaning", parameter.meaning());
    }
    return node;
  }

  JsonNode json(Recipe recipe) {
    try {
      return JSON.readTree(RecipeParser.format(recipe, operations));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read the recipe just written", e);
    }
  }

  private JsonNode parameters(OperationType type) {
    Operation operation = type.defaults();
    boolean last = operation instanceof Ending;
    Recipe alone = new Recipe("x", last ? List.of(operation) : List.of(operation, Encode.DEFAULT));
    return json(alone).get("operations").get(0).get(type.keyword());
  }

  /** A recipe as the entry of a spec, one step a line. */
  String yaml(JsonNode recipe) {
    StringBuilder text = new StringBuilder("recipe:\n");
    text.append("  name: ").append(recipe.get("name").asText()).append('\n');
    text.append("  operations:\n");
    for (JsonNode step : recipe.get("operations")) {
      String keyword = step.fieldNames().next();
      String parameters =
          step.get(keyword).properties().stream()
              .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
              .collect(Collectors.joining(", "));
      text.append("    - ").append(keyword);
      text.append(parameters.isEmpty() ? "" : ": {" + parameters + "}").append('\n');
    }
    return text.toString();
  }
}
