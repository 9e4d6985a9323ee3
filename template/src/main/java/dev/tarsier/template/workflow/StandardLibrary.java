package dev.tarsier.template.workflow;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The functions of Cloud Workflows' standard library and the fewest and most arguments that they
 * take, as its reference lists them (2026-11).
 */
final class StandardLibrary {
  /** How many arguments a function takes. */
  record Arity(int least, int most) {}

  private static final String NAMES =
      """
      default 2 2, double 1 1, int 1 1, string 1 1, keys 1 1, len 1 1, if 3 3, get_type 1 1, not 1 1
      base64.decode 1 2, base64.encode 1 2
      events.await_callback 1 2, events.create_callback_endpoint 1 1
      experimental.executions.map 2 2, experimental.executions.run 2 2
      hash.compute_checksum 2 2, hash.compute_hmac 3 3
      http.delete 1 8, http.get 1 8, http.patch 1 8, http.post 1 8, http.put 1 8, http.request 2 9
      http.default_retry_predicate 1 1, http.default_retry_predicate_non_idempotent 1 1
      json.decode 1 1, json.encode 1 2, json.encode_to_string 1 2
      list.concat 2 2, list.prepend 2 2
      map.delete 2 2, map.get 2 2, map.merge 2 2, map.merge_nested 2 2
      math.abs 1 1, math.ceil 1 1, math.floor 1 1, math.max 2 2, math.min 2 2
      sys.get_env 1 2, sys.log 1 6, sys.now 0 0, sys.sleep 1 1, sys.sleep_until 1 1
      text.decode 1 2, text.encode 1 2, text.find_all 2 2, text.find_all_regex 2 2
      text.match_regex 2 2, text.replace_all 3 3, text.replace_all_regex 3 3, text.split 2 2
      text.substring 3 3, text.to_lower 1 1, text.to_upper 1 1, text.url_decode 1 1
      text.url_encode 1 1, text.url_encode_plus 1 1
      time.format 1 2, time.parse 1 1
      uuid.generate 0 0
      """;

  private static final Set<String> CONSTANTS =
      Set.of(
          "http.default_retry",
          "http.default_retry_non_idempotent",
          "http.default_retry_predicate",
          "http.default_retry_predicate_non_idempotent",
          "retry.always",
          "retry.default_backoff",
          "retry.never");

  private static final Map<String, Arity> FUNCTIONS = functions();

  private StandardLibrary() {}

  private static Map<String, Arity> functions() {
    Map<String, Arity> functions = new TreeMap<>();
    for (String entry : NAMES.split("[,\n]", -1)) {
      String[] parts = entry.strip().split(" ", -1);
      if (parts.length == 3) {
        functions.put(parts[0], new Arity(Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
      }
    }
    return Map.copyOf(functions);
  }

  static boolean isConstant(String name) {
    return CONSTANTS.contains(name);
  }

  static boolean isFunction(String name) {
    return FUNCTIONS.containsKey(name);
  }

  /** Of a function that there is. */
  static Arity arity(String function) {
    return FUNCTIONS.get(function);
  }

  /** Connectors are too many to list, and change. */
  static boolean isConnector(String name) {
    return name.startsWith("googleapis.");
  }

  static Set<String> names() {
    return new TreeSet<>(FUNCTIONS.keySet());
  }
}
