package dev.tarsier.template.emulator.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.http.ApiResponse;
import dev.tarsier.template.emulator.http.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** New objects: in one request (media, multipart) or in several (resumable). */
final class UploadApi {
  private final ObjectStore store;
  private final ResumableUploads resumable;

  UploadApi(ObjectStore store) {
    this.store = store;
    this.resumable = new ResumableUploads(store);
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (String root : List.of("/upload", "/resumable/upload")) {
      routes.add(new Route("POST", root + ObjectsApi.OBJECTS, this::start));
      routes.add(new Route("PUT", root + ObjectsApi.OBJECTS, resumable::resume));
      routes.add(new Route("DELETE", root + ObjectsApi.OBJECTS, resumable::cancel));
    }
    return routes;
  }

  private ApiResponse start(ApiRequest request) throws ApiError, IOException {
    String type = request.parameter("uploadType").orElse("media");
    return switch (type) {
      case "media" -> media(request);
      case "multipart" -> multipart(request);
      case "resumable" ->
          request.parameter("upload_id").isPresent()
              ? resumable.resume(request)
              : startResumable(request);
      default -> throw ApiError.invalid("Invalid uploadType: " + type);
    };
  }

  private ApiResponse media(ApiRequest request) throws ApiError, IOException {
    ObjectNode given = typed(Json.object(), request.header("Content-Type").orElse(""));
    ObjectName name = name(request, given);
    store.check(name, Preconditions.of(request));
    try (Draft draft = store.begin(name.bucket())) {
      draft.take(request.body(), Long.MAX_VALUE);
      return publish(request, draft, name, given);
    }
  }

  private ApiResponse multipart(ApiRequest request) throws ApiError, IOException {
    MultipartBody body =
        MultipartBody.of(request.header("Content-Type").orElse(""), request.body());
    ObjectNode given = Json.parse(body.metadata());
    ObjectName name = name(request, given);
    store.check(name, Preconditions.of(request));
    try (Draft draft = store.begin(name.bucket())) {
      typed(given, body.content(draft.stream()));
      return publish(request, draft, name, given);
    }
  }

  private ApiResponse startResumable(ApiRequest request) throws ApiError, IOException {
    ObjectNode given = Json.body(request);
    typed(given, request.header("X-Upload-Content-Type").orElse(""));
    ObjectName name = name(request, given);
    store.check(name, Preconditions.of(request));
    return resumable.start(request, name, given);
  }

  private static ObjectName name(ApiRequest request, ObjectNode given) throws ApiError {
    String name = request.parameter("name").orElse(given.path("name").asText());
    if (name.isEmpty()) {
      throw ApiError.invalid("Required object name");
    }
    return new ObjectName(request.value("bucket"), name);
  }

  /** The type that the transport names counts where the resource has none. */
  private static ObjectNode typed(ObjectNode given, String type) {
    if (!given.hasNonNull("contentType")) {
      given.put("contentType", type.isEmpty() ? "application/octet-stream" : type);
    }
    return given;
  }

  private ApiResponse publish(ApiRequest request, Draft draft, ObjectName name, ObjectNode given)
      throws ApiError, IOException {
    draft.hashes().check(given, request);
    StoredObject object = store.publish(draft, name, given, Preconditions.of(request));
    return Json.answer(request, object.json(request.root()));
  }
}
