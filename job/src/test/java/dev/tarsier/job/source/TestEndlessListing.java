package dev.tarsier.job.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.Allowance;
import dev.tarsier.job.request.InputProblem;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestEndlessListing {
  private static final ListingBound BOUND = new ListingBound(20_000, 10_000);
  private static final Path ROOT = new Path("file:/bucket");

  /** Every folder holds files, or folders, without an end. */
  private static final class EndlessFileSystem extends FilterFileSystem {
    private final String name;

    EndlessFileSystem(String name) {
      super(new RawLocalFileSystem());
      this.name = name;
    }

    @Override
    public RemoteIterator<FileStatus> listStatusIterator(Path folder) {
      return new RemoteIterator<>() {
        private long next;

        @Override
        public boolean hasNext() {
          return true;
        }

        @Override
        public FileStatus next() {
          Path path = new Path(folder, next++ + name);
          return new FileStatus(1, name.isEmpty(), 1, 1, 0, path);
        }
      };
    }
  }

  @ParameterizedTest
  @CsvSource({
    ".jpg, more than 10000 images and folders",
    "'', more than 10000 images and folders",
    ".txt, more than 20000 files"
  })
  void isRefused(String name, String what) throws Exception {
    FolderWalk walk =
        new FolderWalk(
            new EndlessFileSystem(name), ROOT, List.of("**/*.jpg"), Long.MAX_VALUE, BOUND);

    Allowance.hold(
        256,
        () ->
            assertThatThrownBy(() -> walk.walk(List.of(ROOT), () -> false))
                .isInstanceOf(InputProblem.class)
                .hasMessage(
                    "Cannot list the source: "
                        + what
                        + " below /bucket/ (does the listing ever end? split the data set by its"
                        + " folders, or give the driver more memory)"));
  }

  @Test
  void aLookAtSomeOfItEnds() throws Exception {
    FolderWalk walk =
        new FolderWalk(new EndlessFileSystem(".jpg"), ROOT, List.of("**/*.jpg"), 500, BOUND);

    assertThat(walk.walk(List.of(ROOT), () -> false).files()).hasSize(500);
    assertThat(walk.cut()).isTrue();
  }

  @Test
  void theBoundGrowsWithTheHeap() {
    assertThat(ListingBound.ofThisHeap().kept()).isEqualTo(Runtime.getRuntime().maxMemory() / 400);
  }
}
