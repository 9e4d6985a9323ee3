package dev.tarsier.job.verify;

import dev.tarsier.job.report.FileRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;

/**
 * Reads the rows of a Parquet shard: feature vectors, or classes with their scores. What the index
 * vouches for is the row's numbers, as 32-bit floats in little-endian order.
 */
final class ParquetRows implements ShardReader {
  /** Where the label is not the folder's. */
  static final String IN_A_COLUMN = "";

  private static final String FEATURES = "features";
  private static final String CLASSES = "top_k";

  private final ParquetReader<Group> reader;
  private final String folderLabel;
  private long rows;
  private int width = -1;

  @SuppressWarnings("deprecation") // the builder without InputFile is the one for Hadoop paths
  ParquetRows(RunFiles files, FileRecord record, String folderLabel) throws IOException {
    this.folderLabel = folderLabel;
    this.reader =
        ParquetReader.builder(
                new GroupReadSupport(), files.path(RunFiles.SHARDS + "/" + record.name()))
            .withConf(files.configuration())
            .build();
  }

  @Override
  public Optional<StoredSample> next(boolean withImage) throws IOException {
    Group row;
    try {
      row = reader.read();
      return row == null ? Optional.empty() : Optional.of(sample(row));
    } catch (IOException | RuntimeException e) {
      // How Parquet tells of bytes that it cannot make out, and of columns that are not there.
      throw new DamagedArchive(
          rows, "", "row " + rows + " cannot be read (" + e.getMessage() + ")");
    }
  }

  private StoredSample sample(Group row) {
    float[] numbers = numbers(row);
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    IndexReader.Extent extent =
        new IndexReader.Extent(rows++, bytes.capacity(), CountedInput.hex(crc));
    return new StoredSample(
        row.getString("key", 0),
        row.getString("path", 0),
        extent,
        label(row),
        StoredSample.Image.NONE,
        faults(row, numbers));
  }

  private StoredSample.Label label(Group row) {
    if (row.getFieldRepetitionCount("class") == 0) {
      return StoredSample.Label.NONE;
    }
    String text = folderLabel.equals(IN_A_COLUMN) ? row.getString("label", 0) : folderLabel;
    return new StoredSample.Label(row.getInteger("class", 0), text);
  }

  private static float[] numbers(Group row) {
    boolean features = row.getType().containsField(FEATURES);
    Group list = row.getGroup(features ? FEATURES : CLASSES, 0);
    float[] numbers = new float[list.getFieldRepetitionCount(0)];
    for (int i = 0; i < numbers.length; i++) {
      Group entry = list.getGroup(0, i);
      numbers[i] = features ? entry.getFloat(0, 0) : entry.getGroup(0, 0).getFloat("score", 0);
    }
    return numbers;
  }

  private List<String> faults(Group row, float[] numbers) {
    List<String> faults = new ArrayList<>();
    width = width < 0 ? numbers.length : width;
    String what = row.getType().containsField(FEATURES) ? "features" : "classes";
    if (numbers.length != width) {
      faults.add("it has " + numbers.length + " " + what + ", the first row has " + width);
    }
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        faults.add("its " + what + " hold " + number);
        break;
      }
    }
    return faults;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
