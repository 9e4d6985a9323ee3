package dev.tarsier.template.emulator.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.http.ApiResponse;
import dev.tarsier.template.emulator.http.Route;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Objects that are there without files: so many, in folders of equal size, with names and times
 * from a seed, each with the same content. Listed page by page and read; nothing can be written.
 */
public final class GeneratedObjects {
  /** 2023-11-14; what was last written in the year after it. */
  private static final long FIRST_SECOND = 1_700_000_000;

  private static final int SECONDS = 365 * 24 * 3600;

  private final String bucket;
  private final long count;
  private final int perFolder;
  private final long seed;
  private final byte[] content;

  /**
   * The objects of a bucket, whose folder must stand among the buckets.
   *
   * @param count up to ten million
   * @param perFolder how many share a folder; the last may have fewer
   * @param content of each
   */
  public GeneratedObjects(String bucket, long count, int perFolder, long seed, byte[] content) {
    if (count > 10_000_000 || count / perFolder >= 10_000) {
      throw new IllegalArgumentException(
          "Invalid count: " + count + " (must be 10000000 at most, in at most 10000 folders)");
    }
    this.bucket = bucket;
    this.count = count;
    this.perFolder = perFolder;
    this.seed = seed;
    this.content = content.clone();
  }

  /** To be asked before those of buckets that are folders. */
  public List<Route> routes() {
    String objects = ObjectsApi.OBJECTS.replace("{bucket}", bucket);
    return List.of(
        new Route("GET", objects, this::list),
        new Route("GET", objects + "/{object}", this::get),
        new Route("GET", "/download" + objects + "/{object}", this::media));
  }

  /** Names are as wide for all, so that their order is that of their numbers. */
  private String name(long number) {
    return "set-"
        + digits(number / perFolder, 4)
        + "/eye-"
        + digits(number, 7)
        + "-"
        + HexFormat.of().toHexDigits((int) mixed(number))
        + ".jpg";
  }

  /** String.format would be most of the work of a list. */
  private static String digits(long number, int width) {
    String text = Long.toString(number);
    return "0".repeat(width - text.length()) + text;
  }

  private long mixed(long number) {
    return new SplittableRandom(seed * 31 + number).nextLong();
  }

  /** The first whose name is not before this one. */
  private long ceiling(String text) {
    long low = 0;
    long high = count;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (NameOrder.ORDER.before(name(middle), text)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private ApiResponse list(ApiRequest request) throws ApiError, IOException {
    ListQuery query = ListQuery.of(request);
    ObjectNode body = Json.kind("storage#objects");
    ArrayNode prefixes = Json.object().putArray("prefixes");
    ArrayNode items = Json.object().putArray("items");
    long number = Math.max(ceiling(query.prefix()), ceiling(query.after()));
    String last = "";
    while (number < count) {
      String name = name(number);
      if (!name.startsWith(query.prefix())) {
        break;
      }
      String folded = query.folded(name);
      if (query.holds(name)) {
        if (prefixes.size() + items.size() >= query.size()) {
          body.put("nextPageToken", ListQuery.token(last));
          break;
        }
        last = folded.isEmpty() ? name : folded;
        if (folded.isEmpty()) {
          items.add(resource(number, name));
        } else {
          prefixes.add(folded);
        }
      }
      number = folded.isEmpty() ? number + 1 : behind(number);
    }
    body.set("prefixes", prefixes);
    body.set("items", items);
    return Json.answer(request, body);
  }

  /** The first of the next folder. */
  private long behind(long number) {
    return (number / perFolder + 1) * perFolder;
  }

  private ObjectNode resource(long number, String name) {
    String time = Instant.ofEpochSecond(second(number)).toString();
    return Json.kind("storage#object")
        .put("bucket", bucket)
        .put("name", name)
        .put("generation", Long.toString(second(number) * 1_000_000))
        .put("metageneration", "1")
        .put("contentType", "image/jpeg")
        .put("size", Integer.toString(content.length))
        .put("timeCreated", time)
        .put("updated", time);
  }

  private long second(long number) {
    return FIRST_SECOND + Math.floorMod(mixed(number) >>> 32, SECONDS);
  }

  private long existing(ApiRequest request) throws ApiError {
    String name = request.value("object");
    return Optional.of(ceiling(name))
        .filter(number -> number < count && name(number).equals(name))
        .orElseThrow(() -> new ObjectName(bucket, name).missing());
  }

  private ApiResponse get(ApiRequest request) throws ApiError, IOException {
    return request.parameter("alt").filter("media"::equals).isPresent()
        ? media(request)
        : Json.answer(request, resource(existing(request), request.value("object")));
  }

  private ApiResponse media(ApiRequest request) throws ApiError {
    existing(request);
    return ApiResponse.bytes(200, "image/jpeg", content);
  }
}
