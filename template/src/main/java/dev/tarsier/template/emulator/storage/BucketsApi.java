package dev.tarsier.template.emulator.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.http.ApiResponse;
import dev.tarsier.template.emulator.http.Handler;
import dev.tarsier.template.emulator.http.Route;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Buckets, as Terraform and gcloud manage them. */
final class BucketsApi {
  private static final String BUCKETS = "/storage/v1/b";
  private static final String BUCKET = BUCKETS + "/{bucket}";

  private final BucketStore store;

  BucketsApi(BucketStore store) {
    this.store = store;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", BUCKETS, this::list),
        new Route("POST", BUCKETS, this::create),
        new Route("GET", BUCKET, this::get),
        new Route("PATCH", BUCKET, this::patch),
        new Route("PUT", BUCKET, this::update),
        new Route("DELETE", BUCKET, this::delete),
        new Route("GET", BUCKET + "/iam", this::policy),
        new Route("PUT", BUCKET + "/iam", this::setPolicy),
        new Route("GET", BUCKET + "/iam/testPermissions", this::testPermissions),
        new Route("GET", BUCKET + "/storageLayout", this::layout),
        new Route("GET", BUCKET + "/anywhereCaches", none("storage#anywhereCaches")),
        new Route("GET", BUCKET + "/managedFolders", none("storage#managedFolders")),
        new Route("GET", BUCKET + "/folders", none("storage#folders")));
  }

  private static ObjectNode linked(ApiRequest request, ObjectNode bucket) {
    return bucket
        .deepCopy()
        .put("selfLink", request.root() + BUCKETS + "/" + bucket.path("name").asText());
  }

  /** All of them: nobody has so many that they would not fit. */
  private ApiResponse list(ApiRequest request) throws ApiError, IOException {
    ObjectNode body = Json.kind("storage#buckets");
    ArrayNode items = body.putArray("items");
    String prefix = request.parameter("prefix").orElse("");
    for (String name : store.names()) {
      if (name.startsWith(prefix)) {
        items.add(linked(request, store.get(name)));
      }
    }
    return Json.answer(request, body);
  }

  private ApiResponse create(ApiRequest request) throws ApiError, IOException {
    ObjectNode given = Json.body(request);
    return Json.answer(request, linked(request, store.create(given.path("name").asText(), given)));
  }

  private ApiResponse get(ApiRequest request) throws ApiError, IOException {
    ObjectNode bucket = store.get(request.value("bucket"));
    Preconditions.of(request).checkRead(1, bucket.path("metageneration").asLong());
    return Json.answer(request, linked(request, bucket));
  }

  private ApiResponse patch(ApiRequest request) throws ApiError, IOException {
    ObjectNode patch = Json.body(request);
    return change(request, bucket -> Json.patched(bucket, patch));
  }

  private ApiResponse update(ApiRequest request) throws ApiError, IOException {
    ObjectNode fields = Json.body(request);
    return change(
        request,
        bucket -> {
          // Where it lies was settled when it was made.
          fields.set("location", bucket.get("location"));
          return fields;
        });
  }

  private ApiResponse change(ApiRequest request, BucketStore.Change change)
      throws ApiError, IOException {
    ObjectNode bucket = store.change(request.value("bucket"), Preconditions.of(request), change);
    return Json.answer(request, linked(request, bucket));
  }

  private ApiResponse delete(ApiRequest request) throws ApiError, IOException {
    store.delete(request.value("bucket"), Preconditions.of(request));
    return ApiResponse.empty(204, Map.of());
  }

  private ApiResponse policy(ApiRequest request) throws ApiError, IOException {
    return Json.answer(request, store.policy(request.value("bucket")));
  }

  private ApiResponse setPolicy(ApiRequest request) throws ApiError, IOException {
    return Json.answer(request, store.setPolicy(request.value("bucket"), Json.body(request)));
  }

  /** Nobody is asked who they are, so everybody may do everything. */
  private ApiResponse testPermissions(ApiRequest request) throws ApiError, IOException {
    store.get(request.value("bucket"));
    ObjectNode body = Json.kind("storage#testIamPermissionsResponse");
    ArrayNode permissions = body.putArray("permissions");
    request.all("permissions").forEach(permissions::add);
    return Json.answer(request, body);
  }

  private ApiResponse layout(ApiRequest request) throws ApiError, IOException {
    ObjectNode bucket = store.get(request.value("bucket"));
    ObjectNode body =
        Json.kind("storage#storageLayout")
            .put("bucket", bucket.path("name").asText())
            .put("location", bucket.path("location").asText())
            .put("locationType", bucket.path("locationType").asText());
    body.putObject("hierarchicalNamespace").put("enabled", false);
    return Json.answer(request, body);
  }

  /** Lists of what no bucket has here. */
  private Handler none(String kind) {
    return request -> {
      store.get(request.value("bucket"));
      return ApiResponse.json(Json.kind(kind).toString());
    };
  }
}
