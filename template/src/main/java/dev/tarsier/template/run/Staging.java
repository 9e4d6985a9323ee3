package dev.tarsier.template.run;

import com.google.api.client.http.AbstractInputStreamContent;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.FileContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

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
      AbstractInputStreamContent content = content(file);
      long total = content.getLength();
      OptionalLong there = storage.size(object);
      if (there.isPresent()) {
        check(file, there.getAsLong(), total);
      } else {
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

  /** Equal names mean equal bytes; the job looks at its own jar's, here the size is for nothing. */
  private static void check(Prepared.Staged file, long there, long here) throws DataprocProblem {
    boolean named = !(file instanceof Prepared.Staged.OfNothing);
    if (named && there != here) {
      throw new DataprocProblem(
          "Invalid object: "
              + file.uri()
              + " has "
              + there
              + " bytes, and what it is named for has "
              + here
              + " (delete it, and it is uploaded again)",
          new CloudFault(-1, "FAILED_PRECONDITION", "", "", ""));
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
