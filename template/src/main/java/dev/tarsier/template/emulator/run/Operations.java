package dev.tarsier.template.emulator.run;

import com.google.longrunning.Operation;
import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.Code;
import com.google.rpc.Status;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.state.Ids;
import dev.tarsier.template.emulator.state.Region;
import dev.tarsier.template.emulator.state.Shelf;
import dev.tarsier.template.emulator.state.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What goes on for longer than a request. */
public final class Operations {
  private final Shelf<Operation> shelf;
  private final Map<String, Runnable> cancellations = new ConcurrentHashMap<>();

  public Operations(Shelf<Operation> shelf) {
    this.shelf = shelf;
  }

  /** A new operation that runs; returns its name. */
  String begin(Region region, Message metadata) {
    String name = region.name(State.OPERATIONS, Ids.uuid());
    shelf.put(name, Operation.newBuilder().setName(name).setMetadata(Any.pack(metadata)).build());
    return name;
  }

  void metadata(String name, Message metadata) {
    shelf.update(name, operation -> operation.toBuilder().setMetadata(Any.pack(metadata)).build());
  }

  void succeed(String name, Message metadata, Message response) {
    end(
        name,
        Operation.newBuilder()
            .setMetadata(Any.pack(metadata))
            .setDone(true)
            .setResponse(Any.pack(response))
            .build());
  }

  void fail(String name, Message metadata, Status error) {
    end(
        name,
        Operation.newBuilder()
            .setMetadata(Any.pack(metadata))
            .setDone(true)
            .setError(error)
            .build());
  }

  private void end(String name, Operation changes) {
    cancellations.remove(name);
    shelf.update(name, operation -> operation.toBuilder().mergeFrom(changes).build());
  }

  /** What a cancellation of this operation does. */
  void onCancel(String name, Runnable cancellation) {
    cancellations.put(name, cancellation);
  }

  public Operation get(String name) throws ApiError {
    return shelf.get(name).orElseThrow(() -> ApiError.notFound("Not found: operation " + name));
  }

  public List<Operation> list(Region region) {
    return shelf.list(region);
  }

  /** Asks it to end; of one that has ended, or that cannot be cancelled, nothing comes. */
  public void cancel(String name) throws ApiError {
    get(name);
    Optional.ofNullable(cancellations.get(name)).ifPresent(Runnable::run);
  }

  /** Forgets one that has ended. */
  public void delete(String name) throws ApiError {
    if (!get(name).getDone()) {
      throw ApiError.of(
          Code.FAILED_PRECONDITION,
          "Cannot delete operation " + name + ": it still runs (cancel it first)");
    }
    shelf.remove(name);
  }
}
