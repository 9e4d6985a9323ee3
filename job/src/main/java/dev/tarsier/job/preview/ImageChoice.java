package dev.tarsier.job.preview;

import dev.tarsier.job.request.IncludeGlobs;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.source.SampleChoice;
import dev.tarsier.job.source.SourceCensus;
import dev.tarsier.job.source.SourceFile;
import dev.tarsier.job.storage.BucketAccess;
import dev.tarsier.job.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;

/** From what the user named to files. */
final class ImageChoice {
  /** What the entry is called where a problem with it is reported. */
  private static final String PATH = "";

  private static final Pattern URI = Pattern.compile("[a-z][a-z0-9+.-]*:/.*", Pattern.DOTALL);
  private static final Pattern GLOB = Pattern.compile(".*[*?\\[{].*", Pattern.DOTALL);

  private final PreviewRequest request;
  private final Configuration configuration;
  private SourceCensus census;

  ImageChoice(PreviewRequest request, Configuration configuration) {
    this.request = request;
    this.configuration = configuration;
  }

  /**
   * The images, each once, those that were named in their order.
   *
   * @param files what is shown
   * @param candidates how many there were to choose from; as many as files when nothing was left
   *     out
   */
  record Chosen(List<SourceFile> files, int candidates) {
    Chosen {
      files = List.copyOf(files);
    }
  }

  /** Throws InputProblem, which names the image, when one is not there. */
  Chosen choose() throws IOException {
    try {
      return request.images().isEmpty() ? sample() : named();
    } catch (IOException e) {
      throw BucketAccess.explained(e, request.source().root());
    }
  }

  private Chosen sample() throws IOException {
    List<SourceFile> all = listed();
    if (all.isEmpty()) {
      throw new InputProblem(
          "Cannot find images below "
              + request.source().root()
              + ": no file matches "
              + String.join(" ", request.source().include())
              + " (name one with --image)",
          "source.uri");
    }
    return cut(all, request.choice().sample());
  }

  private Chosen named() throws IOException {
    Set<SourceFile> files = new LinkedHashSet<>();
    for (String image : request.images()) {
      files.addAll(named(image));
    }
    return cut(List.copyOf(files), PreviewRequest.MOST_IMAGES);
  }

  private Chosen cut(List<SourceFile> all, int number) throws IOException {
    List<SourceFile> chosen = SampleChoice.of(all, number, request.choice().seed());
    return new Chosen(SourceCensus.measured(chosen, request.source(), configuration), all.size());
  }

  private List<SourceFile> named(String image) throws IOException {
    boolean absolute = URI.matcher(image).matches();
    Location location =
        understood(() -> absolute ? new Location(image) : request.source().root().child(image));
    try {
      FileStatus status =
          Storage.of(location, configuration, PATH).getFileStatus(Storage.path(location));
      if (status.isDirectory()) {
        throw new InputProblem(
            "Invalid image: " + image + " is a folder (write " + image + "/** for what is in it)",
            PATH);
      }
      String path = absolute ? location.uri() : image;
      return List.of(new SourceFile(path, status.getLen(), status.getModificationTime()));
    } catch (FileNotFoundException e) {
      if (!absolute && GLOB.matcher(image).matches()) {
        return matching(image);
      }
      throw new InputProblem(
          Storage.absence(
              e,
              absolute
                  ? "Missing image: " + image + " does not exist"
                  : "Missing image: neither a file, nor below the source: " + location),
          PATH,
          e);
    }
  }

  private List<SourceFile> matching(String glob) throws IOException {
    IncludeGlobs globs = understood(() -> new IncludeGlobs(List.of(glob)));
    List<SourceFile> matching = new ArrayList<>();
    for (SourceFile file : listed()) {
      if (globs.matches(file.path())) {
        matching.add(file);
      }
    }
    if (matching.isEmpty()) {
      throw new InputProblem(
          "Cannot find images: of the "
              + listed().size()
              + " below "
              + request.source().root()
              + " none matches "
              + glob,
          PATH);
    }
    return matching;
  }

  private List<SourceFile> listed() throws IOException {
    if (census == null) {
      census = SourceCensus.take(request.source(), configuration, request.choice().listLimit());
    }
    return census.listing().files();
  }

  private static <T> T understood(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new InputProblem(e.getMessage(), PATH, e);
    }
  }
}
