package dev.tarsier.job.storage;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.util.functional.RemoteIterators;

/**
 * What a folder holds, with the CRC32C of each object on Cloud Storage. The connector's {@code
 * listStatus} asks for {@code bucket,name,size,updated} only (gcs-connector 4.0.4, class files read
 * 2026-11); the same requests with one field more bring the checksum too. The job is built without
 * the connector, so the call below {@code listStatus} is made by name: {@code
 * getGcsFs().listFileInfo(URI, ListFileOptions)}. Of a connector without it the plain listing is
 * taken.
 */
public final class ChecksummedListing {
  private static final String FIELDS = "bucket,name,size,updated,crc32c";

  private static final ClassValue<Optional<Connector>> CONNECTORS =
      new ClassValue<>() {
        @Override
        protected Optional<Connector> computeValue(Class<?> type) {
          return Connector.of(type);
        }
      };

  private ChecksummedListing() {}

  /** As {@link FileSystem#listStatusIterator} does. */
  public static RemoteIterator<FileStatus> of(FileSystem fileSystem, Path folder)
      throws IOException {
    Optional<Connector> connector = CONNECTORS.get(fileSystem.getClass());
    return connector.isPresent()
        ? connector.get().list(fileSystem, folder)
        : fileSystem.listStatusIterator(folder);
  }

  /** A status that knows its checksum. */
  static final class Status extends FileStatus {
    private static final long serialVersionUID = 1;

    private final int crc32c;

    Status(FileStatus plain, int crc32c) {
      super(
          plain.getLen(),
          plain.isDirectory(),
          1,
          plain.getBlockSize(),
          plain.getModificationTime(),
          plain.getPath());
      this.crc32c = crc32c;
    }

    int crc32c() {
      return crc32c;
    }

    @Override
    public boolean equals(Object other) {
      return super.equals(other);
    }

    @Override
    public int hashCode() {
      return super.hashCode();
    }
  }

  /** How the connector is asked. */
  private record Connector(Method gcs, Method uri, Method list, Object options, Info info) {
    static Optional<Connector> of(Class<?> type) {
      try {
        Method gcs = type.getMethod("getGcsFs");
        Method uri = type.getDeclaredMethod("getGcsPath", Path.class);
        uri.setAccessible(true);
        Method list =
            Arrays.stream(gcs.getReturnType().getMethods())
                .filter(each -> each.getName().equals("listFileInfo"))
                .filter(each -> each.getParameterCount() == 2)
                .findFirst()
                .orElseThrow(NoSuchMethodException::new);
        return Optional.of(
            new Connector(gcs, uri, list, options(list.getParameterTypes()[1]), Info.of(list)));
      } catch (ReflectiveOperationException | RuntimeException e) {
        return Optional.empty();
      }
    }

    private static Object options(Class<?> type) throws ReflectiveOperationException {
      Method start = type.getMethod("builder");
      Class<?> builder = start.getReturnType();
      Method fields = builder.getDeclaredMethod("setFields", String.class);
      Method build = builder.getDeclaredMethod("build");
      fields.setAccessible(true);
      build.setAccessible(true);
      return build.invoke(fields.invoke(start.invoke(null), FIELDS));
    }

    RemoteIterator<FileStatus> list(FileSystem fileSystem, Path folder) throws IOException {
      try {
        Object found = list.invoke(gcs.invoke(fileSystem), uri.invoke(fileSystem, folder), options);
        return RemoteIterators.mappingRemoteIterator(
            RemoteIterators.remoteIteratorFromIterable((List<?>) found), info::status);
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof IOException cause) {
          throw cause;
        }
        throw new IOException("Cannot list " + folder + ": " + e.getCause(), e.getCause());
      } catch (ReflectiveOperationException e) {
        throw new IOException("Cannot list " + folder + " with this connector: " + e, e);
      }
    }
  }

  /** What the connector's {@code FileInfo} tells. */
  private record Info(Method size, Method folder, Method modified, Method path, Method crc32c) {
    /** {@code list}: a method that returns a list of them. */
    static Info of(Method list) throws ReflectiveOperationException {
      Type element = ((ParameterizedType) list.getGenericReturnType()).getActualTypeArguments()[0];
      Class<?> type = (Class<?>) element;
      return new Info(
          type.getMethod("getSize"),
          type.getMethod("isDirectory"),
          type.getMethod("getModificationTime"),
          type.getMethod("getPath"),
          type.getMethod("getCrc32cChecksum"));
    }

    FileStatus status(Object info) throws IOException {
      try {
        FileStatus plain =
            new FileStatus(
                (long) size.invoke(info),
                (boolean) folder.invoke(info),
                1,
                0,
                (long) modified.invoke(info),
                new Path((URI) path.invoke(info)));
        return new Status(plain, ObjectChecksum.number((byte[]) crc32c.invoke(info)));
      } catch (ReflectiveOperationException e) {
        throw new IOException("Cannot list with this connector: " + e, e);
      }
    }
  }
}
