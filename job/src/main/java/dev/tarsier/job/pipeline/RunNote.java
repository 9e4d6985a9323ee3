package dev.tarsier.job.pipeline;

import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.ManifestParser;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.sink.RunFolder;
import dev.tarsier.job.storage.Storage;
import dev.tarsier.job.tracking.MlflowTracker;
import dev.tarsier.job.tracking.RunFiles;
import dev.tarsier.job.tracking.TrackedRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Notes an ended run where the request wants it noted; what goes wrong there is warned of. */
final class RunNote implements RunFiles {
  private final JobRequest request;
  private final Recipe recipe;
  private final RunFolder folder;
  private final Configuration configuration;
  private final MlflowTracker tracker;

  RunNote(
      JobRequest request,
      Recipe recipe,
      RunFolder folder,
      Configuration configuration,
      EventSink events) {
    this.request = request;
    this.recipe = recipe;
    this.folder = folder;
    this.configuration = configuration;
    this.tracker =
        new MlflowTracker(
            System.getenv(), message -> events.accept(new ProgressEvent.Warned(message)));
  }

  /** {@code accepted}: no more images were rejected than may be. */
  void write(RunReport report, Manifest manifest, boolean accepted) {
    tracker.log(new TrackedRun(request, recipe.name(), report, manifest, accepted), this);
  }

  /** Of a run that an earlier start has finished. */
  void write(RunReport report) throws IOException {
    if (!request.tracking().isPresent()) {
      return;
    }
    Optional<String> manifest = folder.read(RunFolder.MANIFEST);
    if (manifest.isPresent()) {
      write(report, ManifestParser.parse(manifest.get()), true);
    }
  }

  private Path path(String name) {
    return Storage.path(folder.location().child(name));
  }

  @Override
  public InputStream open(String name) throws IOException {
    return folder.fileSystem().open(path(name));
  }

  @Override
  public long bytes(String name) throws IOException {
    return folder.fileSystem().getFileStatus(path(name)).getLen();
  }

  @Override
  public void copy(String name, String uri) throws IOException {
    Location target = new Location(uri);
    try (InputStream in = open(name);
        OutputStream out =
            Storage.create(
                Storage.of(target, configuration, "tracking.mlflow"), Storage.path(target))) {
      in.transferTo(out);
    }
  }
}
