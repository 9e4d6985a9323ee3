package dev.tarsier.template.emulator.state;

import com.google.protobuf.StringValue;
import dev.tarsier.template.emulator.http.ApiError;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lets a request that is repeated with its id do its work once, also after a restart. */
public final class RequestIds {
  /** The work of a request; returns the name of what it started. */
  public interface Work {
    String start() throws ApiError;
  }

  /** InstantiateWorkflowTemplateRequest.request_id (proto, 2026-10). */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  private final Shelf<StringValue> requests;

  public RequestIds(Shelf<StringValue> requests) {
    this.requests = requests;
  }

  /**
   * The name of what was started, now or by an earlier request of this id.
   *
   * @param requestId empty when the request has none: it is then never a repetition
   */
  public synchronized String once(Region region, String requestId, Work work) throws ApiError {
    if (requestId.isEmpty()) {
      return work.start();
    }
    if (!FORM.matcher(requestId).matches()) {
      throw ApiError.invalid(
          "Invalid requestId: "
              + requestId
              + " (must be 1 to 40 letters, digits, underscores and hyphens)");
    }
    String name = State.requestName(region, requestId);
    Optional<StringValue> earlier = requests.get(name);
    if (earlier.isPresent()) {
      return earlier.get().getValue();
    }
    String started = work.start();
    requests.put(name, StringValue.of(started));
    return started;
  }
}
