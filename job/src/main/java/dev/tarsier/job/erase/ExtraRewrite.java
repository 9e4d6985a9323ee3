package dev.tarsier.job.erase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.sink.CsvRewriter;
import dev.tarsier.job.sink.RowRewriter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.Path;

/**
 * Writes the files beside shards and indexes anew: components, tables, what counts samples. A PCA
 * stays as it is: it is the mean and directions of all images, and no vector of one can be had of
 * it.
 */
final class ExtraRewrite {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TENSORFLOW = "shards/dataset_info.json";
  private static final List<String> NAMING = List.of("path", "like");

  private final ErasedRun run;
  private final Set<String> erased;
  private final List<FileRecord> shards;
  private final List<String> replaced = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();

  /** {@code shards}: of the run as it will be. */
  ExtraRewrite(ErasedRun run, Set<String> erased, List<FileRecord> shards) {
    this.run = run;
    this.erased = erased;
    this.shards = shards;
  }

  /** Names of files that are written anew. */
  List<String> replaced() {
    return replaced;
  }

  /** Names of files in which nothing is left. */
  List<String> removed() {
    return removed;
  }

  /** The extras as they will be. */
  List<FileRecord> write(List<FileRecord> extras) throws IOException {
    List<FileRecord> written = new ArrayList<>();
    for (FileRecord extra : extras) {
      written.addAll(write(extra));
    }
    return written;
  }

  private List<FileRecord> write(FileRecord extra) throws IOException {
    if (extra.name().startsWith("components/")) {
      return components(extra);
    }
    if (extra.name().endsWith(".csv")) {
      return kept(extra, table(extra));
    }
    if (extra.name().equals(TENSORFLOW)) {
      return kept(extra, tensorFlow(extra));
    }
    return List.of(extra);
  }

  /** The new file where it differs from the old one. */
  private List<FileRecord> kept(FileRecord old, FileRecord anew) throws IOException {
    if (anew.crc32c().equals(old.crc32c()) && anew.bytes() == old.bytes()) {
      run.fileSystem().delete(new Path(run.anew(""), old.name()), false);
      return List.of(old);
    }
    replaced.add(old.name());
    return List.of(anew);
  }

  private List<FileRecord> components(FileRecord extra) throws IOException {
    AtomicLong gone = new AtomicLong();
    List<FileRecord> anew =
        new RowRewriter(run.fileSystem(), run.anew(""), run.configuration())
            .rewriteRows(
                run.path(extra.name()),
                extra.name(),
                row -> {
                  boolean stays = !erased.contains(row.getString("path", 0));
                  gone.addAndGet(stays ? 0 : 1);
                  return stays ? Optional.of(row) : Optional.empty();
                });
    if (gone.get() == 0) {
      run.fileSystem().delete(new Path(run.anew(""), extra.name()), false);
      return List.of(extra);
    }
    (anew.isEmpty() ? removed : replaced).add(extra.name());
    return anew;
  }

  private FileRecord table(FileRecord extra) throws IOException {
    return new CsvRewriter(run.fileSystem(), run.anew(""))
        .rewrite(
            run.path(extra.name()),
            extra,
            row ->
                NAMING.stream().noneMatch(column -> erased.contains(row.getOrDefault(column, ""))));
  }

  /** What TensorFlow Datasets is told of the shards. */
  private FileRecord tensorFlow(FileRecord extra) throws IOException {
    String text =
        run.text(extra.name())
            .orElseThrow(() -> new FileNotFoundException("Missing " + extra.name()));
    ObjectNode info;
    try {
      info = (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException | ClassCastException e) {
      throw new IOException("Cannot read " + extra.name() + ": it is no JSON object", e);
    }
    if (info.path("splits").path(0) instanceof ObjectNode split) {
      long bytes = shards.stream().mapToLong(FileRecord::bytes).sum();
      split.put("numBytes", Long.toString(bytes));
      ArrayNode lengths = split.putArray("shardLengths");
      shards.forEach(shard -> lengths.add(Long.toString(shard.samples())));
    }
    return run.writeAnew(extra.name(), info.toPrettyString() + "\n");
  }
}
