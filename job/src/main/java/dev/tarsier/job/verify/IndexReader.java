package dev.tarsier.job.verify;

import java.io.IOException;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.api.Binary;

/** Reads the index of one partition row by row; what Parquet cannot make out is an IOException. */
final class IndexReader implements AutoCloseable {
  private final ParquetReader<Group> reader;

  private IndexReader(ParquetReader<Group> reader) {
    this.reader = reader;
  }

  /**
   * One source image.
   *
   * @param label empty without one
   * @param shard empty when the image was not written, and so are the parts that follow
   */
  record Row(
      String path,
      String outcome,
      String reason,
      String label,
      String shard,
      String key,
      Extent extent,
      Size size) {}

  /** Where an image stands in its shard, in bytes. */
  record Extent(long offset, long length, String crc32c) {
    static final Extent NONE = new Extent(0, 0, "");

    String text() {
      return length + " bytes at offset " + offset + " with CRC32C " + crc32c;
    }
  }

  /** Of a written image, in pixels. */
  record Size(int width, int height) {
    static final Size NONE = new Size(0, 0);
  }

  static IndexReader all(RunFiles files, String index) throws IOException {
    return open(files, index, FilterCompat.NOOP);
  }

  /** Only the rows whose image stands in this shard; an earlier run may have one of its name. */
  static IndexReader ofShard(RunFiles files, String index, String shard) throws IOException {
    return open(
        files,
        index,
        FilterCompat.get(FilterApi.and(is("shard", shard), is("outcome", "written"))));
  }

  private static FilterPredicate is(String column, String text) {
    return FilterApi.eq(FilterApi.binaryColumn(column), Binary.fromString(text));
  }

  @SuppressWarnings("deprecation") // the builder without InputFile is the one for Hadoop paths
  private static IndexReader open(RunFiles files, String index, FilterCompat.Filter filter)
      throws IOException {
    return new IndexReader(
        ParquetReader.builder(new GroupReadSupport(), files.path(RunFiles.INDEX + "/" + index))
            .withConf(files.configuration())
            .withFilter(filter)
            .build());
  }

  /** The next row; empty after the last. */
  Optional<Row> next() throws IOException {
    try {
      return Optional.ofNullable(reader.read()).map(IndexReader::row);
    } catch (RuntimeException e) {
      // How Parquet tells of bytes that it cannot make out, and of columns that are not there.
      throw new IOException("Cannot read a row: " + e.getMessage(), e);
    }
  }

  private static Row row(Group group) {
    String shard = text(group, "shard");
    return new Row(
        text(group, "path"),
        text(group, "outcome"),
        text(group, "reason"),
        text(group, "label"),
        shard,
        text(group, "key"),
        shard.isEmpty()
            ? Extent.NONE
            : new Extent(
                group.getLong("offset", 0), group.getLong("length", 0), text(group, "crc32c")),
        shard.isEmpty()
            ? Size.NONE
            : new Size(group.getInteger("width", 0), group.getInteger("height", 0)));
  }

  private static String text(Group group, String column) {
    return group.getFieldRepetitionCount(column) == 0 ? "" : group.getString(column, 0);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
