package dev.tarsier.job.pipeline;

import dev.tarsier.job.model.ModelFile;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;

/**
 * A model's file on this machine's own disk. ONNX Runtime loads it from there, so that a model of
 * half a gigabyte passes through no heap and through no driver.
 */
final class ModelDownload {
  private static final String SPEC_PATH = "recipe.model";

  private ModelDownload() {}

  /** {@code local} is the caller's to delete. */
  record Fetched(Path local, ModelFile file) {}

  /** Throws InputProblem when there is no such file. */
  static Fetched fetch(String uri, Configuration configuration) throws IOException {
    Location location = new Location(uri);
    Path local = Files.createTempFile("tarsier-model", ".onnx");
    try (InputStream in =
        Storage.of(location, configuration, SPEC_PATH).open(Storage.path(location))) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      long bytes;
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(local), digest)) {
        bytes = in.transferTo(out);
      }
      String sha256 = HexFormat.of().formatHex(digest.digest());
      return new Fetched(local, new ModelFile(uri, bytes, sha256));
    } catch (FileNotFoundException e) {
      Files.delete(local);
      throw new InputProblem(
          Storage.absence(e, "Missing model: " + uri + " does not exist"), SPEC_PATH, e);
    } catch (IOException | RuntimeException e) {
      Files.delete(local);
      throw e;
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** Throws RunFailure when the content is no longer that of {@code file}. */
  static Path same(ModelFile file, Configuration configuration) throws IOException {
    Fetched fetched = fetch(file.uri(), configuration);
    if (!fetched.file().equals(file)) {
      Files.delete(fetched.local());
      throw new RunFailure(
          "Cannot go on: the model "
              + file.uri()
              + " has changed since the run was started (put the old one back, or start a new run"
              + " with another --run-id)");
    }
    return fetched.local();
  }
}
