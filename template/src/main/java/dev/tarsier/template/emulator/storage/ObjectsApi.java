package dev.tarsier.template.emulator.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.http.ApiResponse;
import dev.tarsier.template.emulator.http.Route;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Objects: listed, read, changed in their metadata, deleted. */
final class ObjectsApi {
  static final String OBJECTS = "/storage/v1/b/{bucket}/o";
  static final String OBJECT = OBJECTS + "/{object}";

  private final ObjectStore store;
  private final ObjectHashes hashes;
  private final MediaAnswer media;

  ObjectsApi(ObjectStore store, ObjectHashes hashes) {
    this.store = store;
    this.hashes = hashes;
    this.media = new MediaAnswer(store);
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", OBJECTS, this::list),
        new Route("GET", OBJECT, this::get),
        new Route("GET", "/download" + OBJECT, media::of),
        new Route("PATCH", OBJECT, this::patch),
        new Route("PUT", OBJECT, this::update),
        new Route("DELETE", OBJECT, this::delete));
  }

  static ObjectName name(ApiRequest request) {
    return new ObjectName(request.value("bucket"), request.value("object"));
  }

  private ApiResponse list(ApiRequest request) throws ApiError, IOException {
    ObjectListing.Page page = store.list(request.value("bucket"), ListQuery.of(request));
    FieldMask mask = FieldMask.of(request.parameter("fields").orElse(""));
    ObjectNode body = Json.kind("storage#objects");
    if (!page.nextToken().isEmpty()) {
      body.put("nextPageToken", page.nextToken());
    }
    if (!page.prefixes().isEmpty()) {
      ArrayNode prefixes = body.putArray("prefixes");
      page.prefixes().forEach(prefixes::add);
    }
    if (!page.objects().isEmpty()) {
      ArrayNode items = body.putArray("items");
      for (StoredObject object : page.objects()) {
        items.add(json(request, mask, object));
      }
    }
    return Json.answer(request, body);
  }

  /** Checksums may cost a reading of the file: who names fields without them pays for none. */
  private ObjectNode json(ApiRequest request, FieldMask mask, StoredObject object)
      throws IOException {
    return mask.wants("md5Hash") || mask.wants("crc32c")
        ? object.json(request.root(), hashes)
        : object.json(request.root());
  }

  private ApiResponse get(ApiRequest request) throws ApiError, IOException {
    if (request.parameter("alt").filter("media"::equals).isPresent()) {
      return media.of(request);
    }
    StoredObject object = store.read(name(request), request.number("generation", 0));
    Preconditions.of(request).checkRead(object.generation(), object.metageneration());
    return answer(request, object);
  }

  private ApiResponse answer(ApiRequest request, StoredObject object) throws ApiError, IOException {
    FieldMask mask = FieldMask.of(request.parameter("fields").orElse(""));
    return Json.answer(request, json(request, mask, object));
  }

  private ApiResponse patch(ApiRequest request) throws ApiError, IOException {
    ObjectNode patch = Json.body(request).retain(StoredObject.GIVEN);
    return change(request, object -> Json.patched(object.given(), patch));
  }

  private ApiResponse update(ApiRequest request) throws ApiError, IOException {
    ObjectNode fields = Json.body(request).retain(StoredObject.GIVEN);
    return change(request, object -> fields);
  }

  private ApiResponse change(ApiRequest request, ObjectStore.Change change)
      throws ApiError, IOException {
    return answer(
        request,
        store.change(
            name(request), request.number("generation", 0), Preconditions.of(request), change));
  }

  private ApiResponse delete(ApiRequest request) throws ApiError, IOException {
    store.delete(name(request), request.number("generation", 0), Preconditions.of(request));
    return ApiResponse.empty(204, Map.of());
  }
}
