package dev.tarsier.job.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestHeldAttempts {
  private static final int BUDGET = 10;

  @TempDir private java.nio.file.Path folder;
  private final Store store = new Store();
  private HeldAttempts files;

  /** The local disk, with a list of what it was asked for. */
  private static final class Store extends FilterFileSystem {
    private final List<String> calls = new ArrayList<>();
    private boolean breaking;
    private boolean closed;

    Store() {
      super(new RawLocalFileSystem());
    }

    @Override
    public FSDataOutputStream create(
        Path path,
        FsPermission permission,
        boolean overwrite,
        int bufferSize,
        short replication,
        long blockSize,
        Progressable progress)
        throws IOException {
      calls.add((overwrite ? "replace " : "create ") + path.getName());
      FSDataOutputStream out =
          super.create(path, permission, overwrite, bufferSize, replication, blockSize, progress);
      return breaking ? new FSDataOutputStream(new Breaking(), null) : out;
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
      calls.add("rename " + from.getName());
      return super.rename(from, to);
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
      calls.add("delete " + path.getName());
      return super.delete(path, recursive);
    }

    private final class Breaking extends OutputStream {
      @Override
      public void write(int value) throws IOException {
        throw new IOException("Cannot send: broken off");
      }

      @Override
      public void close() {
        closed = true;
      }
    }
  }

  @BeforeEach
  void open() throws IOException {
    store.initialize(URI.create("file:///"), new Configuration(false));
    Files.createDirectories(folder.resolve("final"));
    files = new HeldAttempts(store, path("attempts"), BUDGET);
  }

  private Path path(String name) {
    return new Path("file:" + folder + "/" + name);
  }

  private void write(String name, String... texts) throws IOException {
    try (OutputStream out = files.create(path(name), true)) {
      for (String text : texts) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void aSmallFileComesOnceAndWithoutAMove() throws IOException {
    write("attempts/a/one", "abc", "def");
    assertThat(RunFolders.files(folder)).isEmpty();
    assertThat(files.exists(path("attempts/a/one"))).isTrue();

    assertThat(files.rename(path("attempts/a/one"), path("final/one"))).isTrue();
    assertThat(files.delete(path("attempts/a"), true)).isTrue();

    assertThat(RunFolders.files(folder)).isEqualTo(Map.of("final/one", "abcdef"));
    assertThat(store.calls).containsExactly("create one");
    assertThat(files.exists(path("attempts/a/one"))).isFalse();
  }

  @Test
  void whatStandsStays() throws IOException {
    Files.writeString(folder.resolve("final/one"), "theirs");
    write("attempts/a/one", "ours");

    assertThat(files.rename(path("attempts/a/one"), path("final/one"))).isFalse();

    assertThat(RunFolders.files(folder)).isEqualTo(Map.of("final/one", "theirs"));
    assertThat(files.exists(path("attempts/a/one"))).isTrue();
  }

  @Test
  void aFileThatPassesTheBudgetGoesToTheStore() throws IOException {
    write("attempts/a/one", "1234567", "89", "0ab", "c");

    assertThat(RunFolders.files(folder)).isEqualTo(Map.of("attempts/a/one", "1234567890abc"));
    assertThat(files.rename(path("attempts/a/one"), path("final/one"))).isTrue();
    files.delete(path("attempts/a"), true);

    assertThat(RunFolders.files(folder)).isEqualTo(Map.of("final/one", "1234567890abc"));
    assertThat(store.calls).containsExactly("replace one", "rename one", "delete a");
  }

  /** Many files at once are bounded by the one budget, and what goes gives its part back. */
  @Test
  void theBudgetIsShared() throws IOException {
    write("attempts/a/one", "123456");
    write("attempts/a/two", "12345");
    assertThat(store.calls).containsExactly("replace two");

    files.rename(path("attempts/a/one"), path("final/one"));
    write("attempts/a/three", "1234567890");
    write("attempts/b/four", "1");
    assertThat(store.calls).containsExactly("replace two", "create one", "replace four");

    files.delete(path("attempts/a"), true);
    write("attempts/a/five", "1234567890");
    assertThat(RunFolders.files(folder))
        .isEqualTo(Map.of("final/one", "123456", "attempts/b/four", "1"));
  }

  /** The stream of an object store would make an object of the part that it has got. */
  @Test
  void anUploadThatBreaksOffIsNotClosed() throws IOException {
    write("attempts/a/one", "abc");
    store.breaking = true;

    assertThatThrownBy(() -> files.rename(path("attempts/a/one"), path("final/one")))
        .hasMessage("Cannot send: broken off");

    assertThat(store.closed).isFalse();
    assertThat(files.exists(path("attempts/a/one"))).isTrue();
  }

  @Test
  void otherFilesAreTheStores() throws IOException {
    write("progress/mark", "x");

    assertThat(RunFolders.files(folder)).isEqualTo(Map.of("progress/mark", "x"));
    files.delete(path("progress"), true);
    assertThat(store.calls).containsExactly("replace mark", "delete progress");
  }
}
