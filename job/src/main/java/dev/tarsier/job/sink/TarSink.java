package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Placement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * TAR shards in WebDataset naming. A sample is laid out in memory first, so that its size is known
 * before it is decided which shard takes it; memory holds one sample, whatever a shard's size.
 * Times, owners and modes are fixed: equal samples give equal bytes.
 */
public final class TarSink implements SampleSink<Sample> {
  /** Two empty records end an archive (POSIX.1-1988, ustar interchange format). */
  private static final byte[] END = new byte[1024];

  /** 1980-01-01, the usual fixed time: GNU tar warns of times at 0. */
  private static final long FIXED_TIME_MILLIS = 315_532_800_000L;

  private static final int FILE_MODE = 0100644;

  private final FileSystem fileSystem;
  private final Path attemptFolder;
  private final int partition;
  private final int firstShard;
  private final long shardBytes;
  private final SampleBuffer buffer = new SampleBuffer();
  private final TarArchiveOutputStream tar;
  private final List<FileRecord> finished = new ArrayList<>();
  private AttemptFile shard;
  private long shardSamples;

  /** {@code shardBytes}: a shard ends before a sample would make it larger. */
  public TarSink(FileSystem fileSystem, Path attemptFolder, int partition, long shardBytes) {
    this(fileSystem, attemptFolder, partition, 0, shardBytes);
  }

  private TarSink(
      FileSystem fileSystem, Path attemptFolder, int partition, int firstShard, long shardBytes) {
    this.fileSystem = fileSystem;
    this.attemptFolder = attemptFolder;
    this.partition = partition;
    this.firstShard = firstShard;
    this.shardBytes = shardBytes;
    this.tar = new TarArchiveOutputStream(buffer, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
  }

  /** For this one shard of the partition, however large it becomes. */
  static TarSink ofShard(FileSystem fileSystem, Path attemptFolder, int partition, int shard) {
    return new TarSink(fileSystem, attemptFolder, partition, shard, Long.MAX_VALUE);
  }

  @Override
  public Placement write(Sample sample) throws IOException {
    long start = layOut(sample);
    if (shard != null && shard.bytes() + buffer.size() + END.length > shardBytes) {
      endShard();
    }
    if (shard == null) {
      shard = new AttemptFile(fileSystem, attemptFolder, shardName());
    }
    long offset = shard.bytes() + start;
    buffer.writeTo(shard);
    shardSamples++;
    Sample.Member image = sample.image();
    return new Placement(
        shard.name(),
        sample.key(),
        offset,
        image.length(),
        crc32c(image),
        sample.width(),
        sample.height());
  }

  /** Fills the buffer; returns where the first member's content starts in it. */
  private long layOut(Sample sample) throws IOException {
    buffer.reset();
    long before = tar.getBytesWritten();
    long start = -1;
    for (Sample.Member member : sample.members()) {
      TarArchiveEntry entry = new TarArchiveEntry(sample.key() + "." + member.extension(), true);
      entry.setSize(member.length());
      entry.setModTime(FIXED_TIME_MILLIS);
      entry.setMode(FILE_MODE);
      tar.putArchiveEntry(entry);
      start = start < 0 ? tar.getBytesWritten() - before : start;
      tar.write(member.bytes(), 0, member.length());
      tar.closeArchiveEntry();
    }
    return start;
  }

  private static String crc32c(Sample.Member member) {
    CRC32C crc = new CRC32C();
    crc.update(member.bytes(), 0, member.length());
    return AttemptFile.hex(crc.getValue());
  }

  private String shardName() {
    int number = firstShard + finished.size();
    return String.format(Locale.ROOT, "part-%05d-%05d.tar", partition, number);
  }

  private void endShard() throws IOException {
    shard.write(END, 0, END.length);
    finished.add(shard.finish(shardSamples));
    shard = null;
    shardSamples = 0;
  }

  @Override
  public List<FileRecord> finish() throws IOException {
    if (shard != null) {
      endShard();
    }
    return List.copyOf(finished);
  }

  @Override
  public void close() {
    if (shard != null) {
      try {
        shard.close();
      } catch (IOException e) {
        // The attempt is given up; its file is removed with the attempt's folder.
      }
      shard = null;
    }
  }

  /** A growing array whose content can be handed on without a copy of its own. */
  private static final class SampleBuffer extends ByteArrayOutputStream {
    private static final int INITIAL = 1 << 20;

    SampleBuffer() {
      super(INITIAL);
    }
  }
}
