package dev.tarsier.template.emulator.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.http.ApiResponse;
import dev.tarsier.template.emulator.http.Route;
import dev.tarsier.template.emulator.state.Paging;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Buckets and objects of the JSON API: read, list, delete. */
public final class StorageApi {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String BUCKETS = "/storage/v1/b";
  private static final String OBJECTS = "/storage/v1/b/{bucket}/o";
  private static final String OBJECT = OBJECTS + "/{object}";

  private final Buckets buckets;
  private final ObjectHashes hashes;

  public StorageApi(Buckets buckets) {
    this.buckets = buckets;
    this.hashes = new ObjectHashes();
  }

  public List<Route> routes() {
    UploadApi uploads = new UploadApi(buckets, hashes);
    return List.of(
        new Route("GET", BUCKETS, this::listBuckets),
        new Route("POST", BUCKETS, this::createBucket),
        new Route("GET", BUCKETS + "/{bucket}", this::getBucket),
        new Route("GET", OBJECTS, this::list),
        new Route("GET", OBJECT, this::get),
        new Route("GET", "/download" + OBJECT, this::media),
        new Route("DELETE", OBJECT, this::delete),
        new Route("POST", "/upload" + OBJECTS, uploads::start),
        new Route("POST", "/resumable/upload" + OBJECTS, uploads::start),
        new Route("PUT", "/upload" + OBJECTS, uploads::resume),
        new Route("PUT", "/resumable/upload" + OBJECTS, uploads::resume),
        new Route("DELETE", "/upload" + OBJECTS, uploads::cancel));
  }

  private ApiResponse listBuckets(ApiRequest request) throws ApiError, IOException {
    ObjectNode body = JSON.createObjectNode().put("kind", "storage#buckets");
    ArrayNode items = body.putArray("items");
    for (String name : buckets.names()) {
      items.add(bucket(name));
    }
    return ApiResponse.json(body.toString());
  }

  private ApiResponse createBucket(ApiRequest request) throws ApiError, IOException {
    JsonNode wanted = JSON.readTree(request.bytes());
    String name = wanted.path("name").asText();
    buckets.made(name);
    return ApiResponse.json(bucket(name).toString());
  }

  private ApiResponse getBucket(ApiRequest request) throws ApiError, IOException {
    buckets.existing(request.value("bucket"));
    return ApiResponse.json(bucket(request.value("bucket")).toString());
  }

  private static ObjectNode bucket(String name) {
    return JSON.createObjectNode()
        .put("kind", "storage#bucket")
        .put("id", name)
        .put("name", name)
        .put("location", "US")
        .put("storageClass", "STANDARD");
  }

  private ApiResponse list(ApiRequest request) throws ApiError, IOException {
    ObjectListing listing = ObjectListing.of(request, buckets);
    Paging.Page<ObjectResource> page =
        Paging.page(paged(request), listing.objects(), ObjectResource::name);
    ObjectNode body = JSON.createObjectNode().put("kind", "storage#objects");
    ArrayNode items = body.putArray("items");
    for (ObjectResource object : page.items()) {
      items.add(asked(request, object));
    }
    if (request.parameter("pageToken").isEmpty()) {
      ArrayNode prefixes = body.putArray("prefixes");
      listing.prefixes().forEach(prefixes::add);
    }
    if (!page.nextToken().isEmpty()) {
      body.put("nextPageToken", page.nextToken());
    }
    return ApiResponse.json(body.toString());
  }

  /** Storage calls it {@code maxResults} and gives a thousand when nothing is asked. */
  private static ApiRequest paged(ApiRequest request) {
    Map<String, String> query = new TreeMap<>(request.query());
    query.put("pageSize", request.parameter("maxResults").orElse("1000"));
    return new ApiRequest(
        request.method(),
        request.path(),
        request.values(),
        query,
        request.headers(),
        request.body());
  }

  private ApiResponse get(ApiRequest request) throws ApiError, IOException {
    if (request.parameter("alt").filter("media"::equals).isPresent()) {
      return media(request);
    }
    return ApiResponse.json(asked(request, object(request)).toString());
  }

  /** Checksums cost a reading of the file: who names fields without them gets none. */
  private ObjectNode asked(ApiRequest request, ObjectResource object) throws IOException {
    String fields = request.parameter("fields").orElse("*");
    boolean wanted = Stream.of("*", "md5Hash", "crc32c").anyMatch(fields::contains);
    return wanted ? object.json(hashes) : object.json();
  }

  private ObjectResource object(ApiRequest request) throws ApiError, IOException {
    ObjectResource object =
        ObjectResource.read(buckets, request.value("bucket"), request.value("object"));
    long wanted = request.number("generation", object.generation());
    if (wanted != object.generation()) {
      throw ApiError.notFound("No such object: " + object.name() + "#" + wanted);
    }
    return object;
  }

  private ApiResponse media(ApiRequest request) throws ApiError, IOException {
    ObjectResource object = object(request);
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", "application/octet-stream");
    headers.put("X-Goog-Generation", Long.toString(object.generation()));
    headers.put("X-Goog-Stored-Content-Length", Long.toString(object.bytes()));
    Optional<String> header = request.header("Range");
    if (header.isEmpty()) {
      return ApiResponse.file(200, headers, object.file(), 0, object.bytes());
    }
    Optional<ByteRange> range = ByteRange.of(header.get(), object.bytes());
    if (range.isEmpty()) {
      headers.put("Content-Range", "bytes */" + object.bytes());
      return ApiResponse.empty(416, headers);
    }
    long first = range.get().offset();
    long last = first + range.get().bytes() - 1;
    headers.put("Content-Range", "bytes " + first + "-" + last + "/" + object.bytes());
    return ApiResponse.file(206, headers, object.file(), first, range.get().bytes());
  }

  private ApiResponse delete(ApiRequest request) throws ApiError, IOException {
    ObjectResource object = object(request);
    new Uploads(buckets).check(request, object.bucket(), object.name());
    Files.deleteIfExists(object.file());
    return ApiResponse.empty(204, Map.of());
  }
}
