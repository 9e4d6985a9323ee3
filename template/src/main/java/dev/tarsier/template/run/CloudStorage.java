package dev.tarsier.template.run;

import com.google.api.client.googleapis.media.MediaHttpUploader;
import com.google.api.client.http.AbstractInputStreamContent;
import com.google.api.services.storage.Storage;
import com.google.api.services.storage.model.StorageObject;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** The few calls that a run makes to Cloud Storage. */
final class CloudStorage {
  private static final long CREATE_ONLY = 0;

  private final Storage storage;
  private final Retry retry;

  CloudStorage(Storage storage, Retry retry) {
    this.storage = storage;
    this.retry = retry;
  }

  /** Bytes of the object; empty when there is none. */
  OptionalLong size(CloudObject object) throws DataprocProblem, InterruptedException {
    Optional<StorageObject> found =
        retry.find(
            "look at " + object.uri(),
            () ->
                storage
                    .objects()
                    .get(object.bucket(), object.name())
                    .setFields("name,size")
                    .execute());
    return found
        .map(it -> OptionalLong.of(it.getSize().longValueExact()))
        .orElseGet(OptionalLong::empty);
  }

  /** Bytes {@code from} to {@code end}, the last not included. */
  byte[] read(CloudObject object, long from, long end)
      throws DataprocProblem, InterruptedException {
    return retry.call(
        "read " + object.uri(),
        () -> {
          Storage.Objects.Get get = storage.objects().get(object.bucket(), object.name());
          get.getRequestHeaders().setRange("bytes=" + from + "-" + (end - 1));
          try (InputStream stream = get.executeMediaAsInputStream()) {
            return stream.readNBytes(Math.toIntExact(end - from));
          }
        });
  }

  /** Leaves an object that is there already as it is; {@code sent} hears the bytes so far. */
  void create(CloudObject object, AbstractInputStreamContent content, LongConsumer sent)
      throws DataprocProblem, InterruptedException {
    try {
      retry.call(
          "upload " + object.uri(),
          () -> {
            Storage.Objects.Insert insert =
                storage
                    .objects()
                    .insert(object.bucket(), new StorageObject().setName(object.name()), content)
                    .setIfGenerationMatch(CREATE_ONLY);
            // A jar is packed already, and a recipe is small.
            insert.setDisableGZipContent(true);
            insert
                .getMediaHttpUploader()
                .setDisableGZipContent(true)
                .setChunkSize(MediaHttpUploader.DEFAULT_CHUNK_SIZE)
                .setProgressListener(uploader -> sent.accept(uploader.getNumBytesUploaded()));
            return insert.execute();
          });
    } catch (DataprocProblem e) {
      // Someone else was quicker, or the answer to an earlier attempt was lost: equal names here
      // mean equal bytes.
      if (!e.fault().isRace()) {
        throw e;
      }
    }
  }
}
