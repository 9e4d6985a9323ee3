package dev.tarsier.job.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Samples of a TAR shard: neighbours that share a key, the image first. Memory holds one image, if
 * it is asked for, and the small members of one sample.
 */
final class TarSamples implements ShardReader {
  /** Ours have a few hundred bytes; a larger one is damage, and not read into memory. */
  private static final long LARGEST_TEXT = 1 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TarReader tar;
  private final MemberBuffer image = new MemberBuffer();
  private final MemberBuffer text = new MemberBuffer();
  private Optional<TarReader.Entry> pending = Optional.empty();
  private boolean started;

  TarSamples(CountedInput in) {
    this.tar = new TarReader(in);
  }

  @Override
  public Optional<StoredSample> next(boolean withImage) throws IOException {
    Optional<TarReader.Entry> first = started ? pending : tar.next();
    started = true;
    if (first.isEmpty()) {
      return Optional.empty();
    }
    MemberName name = MemberName.of(first.get().name());
    image.reset();
    TarReader.Member member =
        tar.content(first.get(), withImage ? image : OutputStream.nullOutputStream());
    Draft draft = new Draft(name.key());
    Set<String> extensions = new HashSet<>(Set.of(name.extension()));
    for (pending = tar.next(); pending.isPresent(); pending = tar.next()) {
      MemberName next = MemberName.of(pending.get().name());
      if (!next.key().equals(name.key()) || !extensions.add(next.extension())) {
        break;
      }
      take(draft, next.extension(), pending.get());
    }
    return Optional.of(
        draft.sample(
            new IndexReader.Extent(member.offset(), member.length(), member.crc32c()),
            withImage
                ? new StoredSample.Image(image.bytes(), image.size())
                : StoredSample.Image.NONE));
  }

  /** A member's name, cut as WebDataset cuts it: at the first dot of its last part. */
  private record MemberName(String key, String extension) {
    static MemberName of(String name) {
      int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
      return dot < 0
          ? new MemberName(name, "")
          : new MemberName(name.substring(0, dot), name.substring(dot + 1));
    }
  }

  private void take(Draft draft, String extension, TarReader.Entry entry) throws IOException {
    boolean read = extension.equals("json") || extension.equals("cls");
    if (!read || entry.length() > LARGEST_TEXT) {
      tar.content(entry, OutputStream.nullOutputStream());
      if (read) {
        draft.faults.add("its " + extension + " has " + entry.length() + " bytes");
      }
      return;
    }
    text.reset();
    tar.content(entry, text);
    String content = text.toString(StandardCharsets.UTF_8);
    if (extension.equals("json")) {
      draft.json(content);
    } else {
      draft.cls(content);
    }
  }

  @Override
  public void close() {}

  /** What is known so far of the sample being read. */
  private static final class Draft {
    private static final int NONE = -1;

    private final String key;
    private final List<String> faults = new ArrayList<>();
    private String path = "";
    private String label = "";
    private int jsonClass = NONE;
    private int number = NONE;

    Draft(String key) {
      this.key = key;
    }

    private void json(String content) {
      try {
        JsonNode node = JSON.readTree(content);
        if (!node.isObject()) {
          faults.add("its json is not an object");
          return;
        }
        path = node.path("path").asText();
        label = node.path("label").asText();
        jsonClass = node.path("class").asInt(NONE);
        if (path.isEmpty()) {
          faults.add("its json has no path");
        }
      } catch (JsonProcessingException e) {
        faults.add(
            "its json cannot be read ("
                + e.getOriginalMessage().lines().findFirst().orElse("")
                + ")");
      }
    }

    private void cls(String content) {
      if (content.matches("\\d{1,9}")) {
        number = Integer.parseInt(content);
      } else {
        faults.add("its cls is no number");
      }
    }

    StoredSample sample(IndexReader.Extent extent, StoredSample.Image image) {
      if (faults.isEmpty() && jsonClass != number) {
        faults.add("its json says class " + jsonClass + ", its cls says " + number);
      }
      return new StoredSample(
          key, path, extent, new StoredSample.Label(number, label), image, faults);
    }
  }
}
