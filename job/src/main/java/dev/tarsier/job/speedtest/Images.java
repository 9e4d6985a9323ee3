package dev.tarsier.job.speedtest;

import dev.tarsier.job.request.Location;
import dev.tarsier.job.source.SourceFile;
import dev.tarsier.job.source.SourcePaths;
import dev.tarsier.job.storage.Storage;
import dev.tarsier.job.tfrecord.ExampleReader;
import dev.tarsier.job.tfrecord.ImageExample;
import dev.tarsier.job.tfrecord.TfRecordReader;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.hadoop.conf.Configuration;

/**
 * The images of one part, one after the other, as encoded bytes of their own. Files are opened as
 * the job opens them, with their length from the listing; but a read that breaks is not tried
 * again, for a second try would be told as a slow storage.
 */
interface Images extends AutoCloseable {
  int BUFFER_BYTES = 64 << 10;

  /** The next image's bytes; empty after the last. */
  Optional<byte[]> next() throws IOException;

  @Override
  void close() throws IOException;

  /** Opens a file whose length is known. */
  static InputStream open(
      Location file, long length, String policy, Configuration configuration, ReadClock clock)
      throws IOException {
    return clock.open(
        () -> {
          try {
            return Storage.of(file, configuration, "source.uri")
                .openFile(Storage.path(file))
                .opt("fs.option.openfile.read.policy", policy)
                .optLong("fs.option.openfile.length", length)
                .build()
                .get();
          } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause
                ? cause
                : new IOException("Cannot open " + file, e.getCause());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Cannot open " + file + ": interrupted", e);
          }
        });
  }

  /** A file each. */
  record Raw(
      Iterator<SourceFile> files, Location root, Configuration configuration, ReadClock clock)
      implements Images {
    @Override
    public Optional<byte[]> next() throws IOException {
      if (!files.hasNext()) {
        return Optional.empty();
      }
      SourceFile file = files.next();
      Location location = SourcePaths.of(root, file);
      byte[] bytes = new byte[(int) file.bytes()];
      try (InputStream in = open(location, file.bytes(), "whole-file", configuration, clock)) {
        if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
          throw new EOFException(
              "Cannot read " + location + ": it became shorter since it was listed");
        }
      }
      return Optional.of(bytes);
    }

    @Override
    public void close() {
      // Each file is closed once it is read.
    }
  }

  /** Members of a TAR shard. */
  record Tar(TarArchiveInputStream members) implements Images {
    static Tar of(InputStream in) {
      return new Tar(
          new TarArchiveInputStream(
              new BufferedInputStream(in, BUFFER_BYTES), StandardCharsets.UTF_8.name()));
    }

    @Override
    public Optional<byte[]> next() throws IOException {
      TarArchiveEntry entry = members.getNextEntry();
      if (entry == null) {
        return Optional.empty();
      }
      byte[] bytes = new byte[(int) entry.getSize()];
      if (members.readNBytes(bytes, 0, bytes.length) < bytes.length) {
        throw new EOFException(
            "Cannot read member " + entry.getName() + ": the archive ends in it");
      }
      return Optional.of(bytes);
    }

    @Override
    public void close() throws IOException {
      members.close();
    }
  }

  /** Records of a TFRecord shard. */
  record TfRecord(TfRecordReader records) implements Images {
    static TfRecord of(InputStream in) throws IOException {
      return new TfRecord(
          TfRecordReader.open(new BufferedInputStream(in, BUFFER_BYTES), TfRecordReader.LONGEST));
    }

    @Override
    public Optional<byte[]> next() throws IOException {
      Optional<TfRecordReader.Content> record = records.next();
      if (record.isEmpty()) {
        return Optional.empty();
      }
      ImageExample.Encoded image = ExampleReader.read(record.get()).image();
      return Optional.of(
          Arrays.copyOfRange(image.bytes(), image.offset(), image.offset() + image.length()));
    }

    @Override
    public void close() throws IOException {
      records.close();
    }
  }
}
