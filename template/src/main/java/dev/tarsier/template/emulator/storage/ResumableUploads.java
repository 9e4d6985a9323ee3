package dev.tarsier.template.emulator.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.http.ApiResponse;
import dev.tarsier.template.emulator.state.Ids;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Uploads in several requests, each answered 308 until the last byte is there
 * (https://cloud.google.com/storage/docs/performing-resumable-uploads). They end with this process.
 */
final class ResumableUploads {
  private static final int INCOMPLETE = 308;

  /** How Cloud Storage says that an upload was given up. */
  private static final int CANCELLED = 499;

  private static final int KEPT = 1000;

  private final ObjectStore store;
  private final Map<String, UploadSession> sessions = new ConcurrentHashMap<>();

  /** What became of uploads, for those who did not hear the last answer. */
  private final Map<String, StoredObject> finished =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StoredObject> eldest) {
          return size() > KEPT;
        }
      };

  ResumableUploads(ObjectStore store) {
    this.store = store;
  }

  /** Answers with the URL that the content goes to. */
  ApiResponse start(ApiRequest request, ObjectName name, ObjectNode given)
      throws ApiError, IOException {
    String id = Ids.uuid();
    sessions.put(
        id, new UploadSession(name, given, Preconditions.of(request), store.begin(name.bucket())));
    // The name is for those who read along: the id alone says what it is.
    String about = URLEncoder.encode(name.name(), StandardCharsets.UTF_8);
    String url =
        request.root()
            + request.path()
            + "?uploadType=resumable&name="
            + about
            + "&upload_id="
            + id;
    return ApiResponse.empty(200, Map.of("Location", url, "X-GUploader-UploadID", id));
  }

  /** Takes a part, or says how much is there; answers with the object when it was the last. */
  ApiResponse resume(ApiRequest request) throws ApiError, IOException {
    String id = request.parameter("upload_id").orElse("");
    UploadSession session = sessions.get(id);
    if (session == null) {
      return ofFinished(request, id);
    }
    synchronized (session) {
      if (!sessions.containsKey(id)) {
        return ofFinished(request, id);
      }
      if (!session.take(request)) {
        return progress(request, session.draft().bytes());
      }
      StoredObject object = finish(request, session, id);
      return Json.answer(request, object.json(request.root()));
    }
  }

  private StoredObject finish(ApiRequest request, UploadSession session, String id)
      throws ApiError, IOException {
    sessions.remove(id);
    try (Draft draft = session.draft()) {
      draft.hashes().check(session.given(), request);
      StoredObject object =
          store.publish(draft, session.name(), session.given(), session.conditions());
      synchronized (finished) {
        finished.put(id, object);
      }
      return object;
    }
  }

  private ApiResponse ofFinished(ApiRequest request, String id) throws ApiError {
    synchronized (finished) {
      StoredObject object = finished.get(id);
      if (object == null) {
        throw ApiError.notFound("Not found: upload " + id);
      }
      return Json.answer(request, object.json(request.root()));
    }
  }

  /** Clients whose transport takes 308 for a redirect ask for 200, as Google's for Go does. */
  private static ApiResponse progress(ApiRequest request, long bytes) {
    Map<String, String> headers = new TreeMap<>();
    if (bytes > 0) {
      headers.put("Range", "bytes=0-" + (bytes - 1));
    }
    if (request.header("X-GUploader-No-308").filter("yes"::equals).isEmpty()) {
      return ApiResponse.empty(INCOMPLETE, headers);
    }
    headers.put("X-HTTP-Status-Code-Override", Integer.toString(INCOMPLETE));
    return ApiResponse.empty(200, headers);
  }

  ApiResponse cancel(ApiRequest request) throws ApiError, IOException {
    String id = request.parameter("upload_id").orElse("");
    UploadSession session = sessions.remove(id);
    if (session == null) {
      throw ApiError.notFound("Not found: upload " + id);
    }
    synchronized (session) {
      session.draft().close();
    }
    return ApiResponse.empty(CANCELLED, Map.of());
  }
}
