package dev.tarsier.template.run;

import com.google.api.client.http.AbstractInputStreamContent;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.FileContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Brings the job's jar, a recipe too long for a parameter, and the mark that makes a folder for
 * event logs to Cloud Storage: once for each content, because the name follows from it.
 */
final class Staging {
  private final CloudStorage storage;

  Staging(CloudStorage storage) {
    this.storage = storage;
  }

  /** Uploads what is not there yet. */
  void bring(List<Prepared.Staged> files, RunListener listener)
      throws DataprocProblem, IOException, InterruptedException {
    for (Prepared.Staged file : files) {
      CloudObject object = CloudObject.parse(file.uri());
      if (storage.size(object).isEmpty()) {
        AbstractInputStreamContent content = content(file);
        long total = content.getLength();
        storage.create(
            object,
            content,
            sent -> {
              if (sent > 0 && sent < total) {
                listener.happened(new RunEvent.Uploading(file.uri(), sent, total));
              }
            });
        listener.happened(new RunEvent.Uploading(file.uri(), total, total));
      }
    }
  }

  private static AbstractInputStreamContent content(Prepared.Staged file) {
    if (file instanceof Prepared.Staged.OfFile ofFile) {
      return new FileContent("application/java-archive", ofFile.file().toFile());
    }
    String json = file instanceof Prepared.Staged.OfJson ofJson ? ofJson.json() : "";
    return new ByteArrayContent("application/json", json.getBytes(StandardCharsets.UTF_8));
  }
}
