package dev.tarsier.template.emulator.api;

import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.http.Handler;
import dev.tarsier.template.emulator.http.Route;
import dev.tarsier.template.emulator.state.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Paths below a region, in both spellings: {@code regions/R} and {@code locations/R}. */
final class RegionPaths {
  private static final String REGIONS = "/v1/projects/{project}/regions/{region}";
  private static final String LOCATIONS = "/v1/projects/{project}/locations/{region}";

  /** Projects of a domain have a colon; nothing here may leave the folder that state is kept in. */
  private static final Pattern PLACE = Pattern.compile("[a-z][a-z0-9.:-]{0,100}");

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

  private RegionPaths() {}

  /** The routes of one method: {@code tail} follows the region and starts with a slash. */
  static Stream<Route> routes(String method, String tail, Handler handler) {
    return Stream.of(
        new Route(method, REGIONS + tail, handler), new Route(method, LOCATIONS + tail, handler));
  }

  @SafeVarargs
  static List<Route> all(Stream<Route>... routes) {
    List<Route> all = new ArrayList<>();
    for (Stream<Route> both : routes) {
      all.addAll(both.toList());
    }
    return all;
  }

  static Region region(ApiRequest request) throws ApiError {
    return new Region(place(request.value("project")), place(request.value("region")));
  }

  private static String place(String text) throws ApiError {
    if (!PLACE.matcher(text).matches()) {
      throw ApiError.invalid("Invalid resource name: no project or region can be called " + text);
    }
    return text;
  }

  /** The name of the resource that the path means. */
  static String name(ApiRequest request, String collection) throws ApiError {
    return region(request).name(collection, checkId(request.value("id")));
  }

  static String checkId(String id) throws ApiError {
    if (!ID.matcher(id).matches()) {
      throw ApiError.invalid("Invalid id: '" + id + "' (letters, digits, underscores and hyphens)");
    }
    return id;
  }

  /** A kept name in the spelling of the request. */
  static String spelled(ApiRequest request, String name) {
    boolean locations = request.path().matches("/v1/projects/[^/]+/locations/.*");
    return locations ? name.replaceFirst("/regions/", "/locations/") : name;
  }
}
