package dev.tarsier.template.emulator.storage;

import dev.tarsier.template.emulator.http.Route;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Buckets and objects of the JSON API, v1. */
public final class StorageApi {
  private final BucketsApi buckets;
  private final ObjectsApi objects;
  private final UploadApi uploads;
  private final CopyApi copies;

  public StorageApi(Buckets buckets, Clock clock) {
    SideFiles sides = new SideFiles(buckets.root());
    BucketLocks locks = new BucketLocks(sides);
    Generations generations = new Generations(clock);
    ObjectStore store = new ObjectStore(buckets, sides, locks, generations);
    this.buckets = new BucketsApi(new BucketStore(buckets, sides, locks, generations));
    this.objects = new ObjectsApi(store, new ObjectHashes());
    this.uploads = new UploadApi(store);
    this.copies = new CopyApi(store);
  }

  public List<Route> routes() {
    return Stream.of(buckets.routes(), objects.routes(), uploads.routes(), copies.routes())
        .flatMap(List::stream)
        .toList();
  }
}
