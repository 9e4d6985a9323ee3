package dev.tarsier.template.emulator.http;

import com.google.rpc.Code;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds the route of a request and has it answered; faults become answers too. */
final class Router {
  private final List<Route> routes;

  Router(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  ApiResponse answer(ApiRequest request) {
    try {
      return dispatch(request);
    } catch (ApiError e) {
      return ErrorBody.of(e);
    } catch (IOException | RuntimeException e) {
      return ErrorBody.of(ApiError.of(Code.INTERNAL, "Cannot answer: " + e));
    }
  }

  private ApiResponse dispatch(ApiRequest request) throws ApiError, IOException {
    for (Route route : routes) {
      Optional<ApiRequest> matched = route.match(request);
      if (matched.isPresent()) {
        return route.handler().answer(matched.get());
      }
    }
    throw ApiError.notFound(
        "Unsupported by the embedded Dataproc: " + request.method() + " " + request.path());
  }
}
