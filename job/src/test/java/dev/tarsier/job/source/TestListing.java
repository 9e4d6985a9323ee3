package dev.tarsier.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestListing {
  private static final SourceFile A = new SourceFile("a.jpg", 1, 5);
  private static final SourceFile B = new SourceFile("b/a.jpg", 2, 6);

  @Test
  void sortedAndEachPathOnce() {
    assertThat(Listing.of(List.of(B, A, B))).isEqualTo(new Listing(List.of(A, B)));
  }

  @Test
  void absentFilesHaveNoBytes() {
    SourceFile absent = new SourceFile("c.jpg", InventoryEntries.ABSENT, 0);

    assertThat(Listing.of(List.of(A, B, absent)).bytes()).isEqualTo(3);
  }

  @Test
  void summaryFollowsPathSizeAndTime() {
    Listing listing = Listing.of(List.of(A, B));

    assertThat(listing.summary()).isEqualTo(Listing.of(List.of(B, A)).summary());
    assertThat(listing.summary().files()).isEqualTo(2);
    assertThat(listing.summary().bytes()).isEqualTo(3);
    assertThat(
            List.of(
                digest(A, B),
                digest(A),
                digest(A, new SourceFile("b/b.jpg", 2, 6)),
                digest(A, new SourceFile("b/a.jpg", 3, 6)),
                digest(A, new SourceFile("b/a.jpg", 2, 7))))
        .doesNotHaveDuplicates();
  }

  private static String digest(SourceFile... files) {
    return Listing.of(List.of(files)).summary().digest();
  }
}
