package dev.tarsier.job.sink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** TAR shards. Samples are laid out by the sink that laid them out first; memory holds one. */
final class TarRewriter implements ShardRewriter {
  private static final Pattern NAME = Pattern.compile("part-(\\d{5,6})-(\\d{5,9})\\.tar");

  private final FileSystem fileSystem;
  private final Path attempt;

  TarRewriter(FileSystem fileSystem, Path attempt) {
    this.fileSystem = fileSystem;
    this.attempt = attempt;
  }

  @Override
  public Rewritten rewrite(Path shard, String name, Set<String> stay) throws IOException {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw new IOException(
          "Unsupported shard " + name + ": it is not named as in part-00012-00003.tar");
    }
    Map<String, Long> offsets = new HashMap<>();
    try (TarArchiveInputStream in =
            new TarArchiveInputStream(fileSystem.open(shard), StandardCharsets.UTF_8.name());
        TarSink sink =
            TarSink.ofShard(
                fileSystem,
                attempt,
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)))) {
      Draft draft = new Draft("");
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String key = key(entry.getName());
        if (!key.equals(draft.key)) {
          draft.write(sink, offsets);
          draft = new Draft(key);
        }
        if (stay.contains(key)) {
          draft.add(entry.getName().substring(key.length() + 1), in.readAllBytes());
        }
      }
      draft.write(sink, offsets);
      return new Rewritten(sink.finish(), offsets);
    }
  }

  /** Cut as WebDataset cuts it: at the first dot of the name's last part. */
  private static String key(String name) throws IOException {
    int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
    if (dot < 0) {
      throw new IOException("Invalid shard: the member " + name + " belongs to no sample");
    }
    return name.substring(0, dot);
  }

  /** The members so far of one sample; none of one that is left out. */
  private static final class Draft {
    private final String key;
    private final List<Sample.Member> members = new ArrayList<>();

    Draft(String key) {
      this.key = key;
    }

    void add(String extension, byte[] bytes) {
      members.add(new Sample.Member(extension, bytes, bytes.length));
    }

    /** A TAR archive says nothing of path, label and size that the sink would need. */
    void write(TarSink sink, Map<String, Long> offsets) throws IOException {
      if (!members.isEmpty()) {
        Sample sample = new Sample(key, "", SampleLabel.NONE, members, 0, 0);
        offsets.put(key, sink.write(sample).offset());
      }
    }
  }
}
