package dev.tarsier.template.emulator.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.http.ApiResponse;
import dev.tarsier.template.emulator.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.List;

/**
 * Objects made of others: copied, moved, put together. Copies are whole with the first answer,
 * whatever part at a time was asked for.
 */
final class CopyApi {
  private static final int MOST_SOURCES = 32;
  private static final String TO = "/b/{toBucket}/o/{toObject}";

  private final ObjectStore store;

  CopyApi(ObjectStore store) {
    this.store = store;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", ObjectsApi.OBJECT + "/rewriteTo" + TO, this::rewrite),
        new Route("POST", ObjectsApi.OBJECT + "/copyTo" + TO, this::copy),
        new Route("POST", ObjectsApi.OBJECT + "/moveTo/o/{toObject}", this::move),
        new Route("POST", ObjectsApi.OBJECT + "/compose", this::compose));
  }

  private ApiResponse rewrite(ApiRequest request) throws ApiError, IOException {
    StoredObject copy = copied(request, request.value("toBucket"));
    String bytes = Long.toString(copy.bytes());
    ObjectNode body =
        Json.kind("storage#rewriteResponse")
            .put("totalBytesRewritten", bytes)
            .put("objectSize", bytes)
            .put("done", true);
    body.set("resource", copy.json(request.root()));
    return Json.answer(request, body);
  }

  private ApiResponse copy(ApiRequest request) throws ApiError, IOException {
    StoredObject copy = copied(request, request.value("toBucket"));
    return Json.answer(request, copy.json(request.root()));
  }

  private ApiResponse move(ApiRequest request) throws ApiError, IOException {
    ObjectName source = ObjectsApi.name(request);
    StoredObject moved = copied(request, source.bucket());
    if (!source.name().equals(moved.name())) {
      store.delete(source, 0, Preconditions.ofSource(request));
    }
    return Json.answer(request, moved.json(request.root()));
  }

  private StoredObject copied(ApiRequest request, String toBucket) throws ApiError, IOException {
    ObjectName to = new ObjectName(toBucket, request.value("toObject"));
    ObjectNode given = Json.body(request).retain(StoredObject.GIVEN);
    Preconditions conditions = Preconditions.of(request);
    store.check(to, conditions);
    ObjectStore.Opened source =
        store.open(
            ObjectsApi.name(request),
            request.number("sourceGeneration", 0),
            Preconditions.ofSource(request));
    try (InputStream content = Channels.newInputStream(source.channel());
        Draft draft = store.begin(toBucket)) {
      draft.take(content, source.object().bytes());
      return store.publish(draft, to, fields(given, source.object()), conditions);
    }
  }

  /** Metadata that is given stands for all of the source's but its type. */
  private static ObjectNode fields(ObjectNode given, StoredObject source) {
    ObjectNode kept = source.given();
    if (given.isEmpty()) {
      return kept;
    }
    return given.hasNonNull("contentType") || !kept.has("contentType")
        ? given
        : given.put("contentType", kept.path("contentType").asText());
  }

  private ApiResponse compose(ApiRequest request) throws ApiError, IOException {
    ObjectName to = ObjectsApi.name(request);
    ObjectNode body = Json.body(request);
    JsonNode sources = body.path("sourceObjects");
    if (sources.isEmpty() || sources.size() > MOST_SOURCES) {
      throw ApiError.invalid(
          "The number of source components provided (" + sources.size() + ") must be 1 to 32.");
    }
    Preconditions conditions = Preconditions.of(request);
    store.check(to, conditions);
    ObjectNode given =
        body.path("destination") instanceof ObjectNode fields ? fields : Json.object();
    try (Draft draft = store.begin(to.bucket())) {
      int components = 0;
      for (JsonNode source : sources) {
        components += append(to.bucket(), source, draft);
      }
      given.put("componentCount", components);
      StoredObject object = store.publish(draft, to, given, conditions);
      return Json.answer(request, object.json(request.root()));
    }
  }

  /** Returns of how many parts the source is itself. */
  private int append(String bucket, JsonNode source, Draft draft) throws ApiError, IOException {
    JsonNode wanted = source.at("/objectPreconditions/ifGenerationMatch");
    ObjectStore.Opened opened =
        store.open(
            new ObjectName(bucket, source.path("name").asText()),
            source.path("generation").asLong(),
            wanted.isMissingNode()
                ? Preconditions.NONE
                : Preconditions.generation(wanted.asLong()));
    try (InputStream content = Channels.newInputStream(opened.channel())) {
      draft.take(content, opened.object().bytes());
    }
    return opened.object().resource().path("componentCount").asInt(1);
  }
}
