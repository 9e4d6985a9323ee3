package dev.tarsier.template.emulator.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A method and a form of path, such as {@code GET /v1/projects/{project}/regions/{region}/jobs}. A
 * placeholder stands for one segment, without a verb such as {@code :cancel}.
 */
public final class Route {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  private final String method;
  private final Pattern pattern;
  private final List<String> names;
  private final Handler handler;

  public Route(String method, String path, Handler handler) {
    this.method = method;
    this.names = PLACEHOLDER.matcher(path).results().map(found -> found.group(1)).toList();
    // Verbs are matched before names: an id never holds a colon that starts a known verb.
    this.pattern = Pattern.compile(PLACEHOLDER.matcher(path).replaceAll("([^/]+?)"));
    this.handler = handler;
  }

  /** The request with the values of its placeholders, when it is one of this route's. */
  Optional<ApiRequest> match(ApiRequest request) {
    Matcher matcher = pattern.matcher(request.path());
    if (!request.method().equals(method) || !matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), ApiRequest.decodePath(matcher.group(i + 1)));
    }
    return Optional.of(request.withValues(new HashMap<>(values)));
  }

  Handler handler() {
    return handler;
  }
}
