package dev.tarsier.template.emulator.state;

import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Cuts lists into pages. A token names the last item of its page, so items may come and go. */
public final class Paging {
  private static final int DEFAULT_SIZE = 100;
  private static final int MAXIMUM_SIZE = 1000;

  /**
   * One page.
   *
   * @param nextToken empty on the last
   */
  public record Page<T>(List<T> items, String nextToken) {}

  private Paging() {}

  /** The page that {@code pageSize} and {@code pageToken} of the request ask for. */
  public static <T> Page<T> page(ApiRequest request, List<T> items, Function<T, String> name)
      throws ApiError {
    long asked = request.number("pageSize", 0);
    if (asked < 0) {
      throw ApiError.invalid("Invalid pageSize: " + asked + " (must not be negative)");
    }
    long size = asked == 0 ? DEFAULT_SIZE : Math.min(asked, MAXIMUM_SIZE);
    int from = start(request, items, name);
    int to = (int) Math.min(items.size(), from + size);
    String next = to < items.size() ? token(to, name.apply(items.get(to - 1))) : "";
    return new Page<>(items.subList(from, to), next);
  }

  private static <T> int start(ApiRequest request, List<T> items, Function<T, String> name)
      throws ApiError {
    String token = request.parameter("pageToken").orElse("");
    if (token.isEmpty()) {
      return 0;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      int index = Integer.parseInt(text.substring(0, colon));
      int last = items.stream().map(name).toList().indexOf(text.substring(colon + 1));
      return last >= 0 ? last + 1 : Math.max(0, Math.min(index, items.size()));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw ApiError.invalid("Invalid pageToken: " + token + " (use one that a list gave)");
    }
  }

  private static String token(int index, String last) {
    byte[] text = (index + ":" + last).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }
}
