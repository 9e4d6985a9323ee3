package dev.tarsier.template.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.recipe.BuiltInRecipes;
import dev.tarsier.job.recipe.Clahe;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.request.ByteSize;
import dev.tarsier.job.request.Dedupe;
import dev.tarsier.job.request.ImageFormat;
import dev.tarsier.job.request.LabelRule;
import dev.tarsier.job.request.Layout;
import dev.tarsier.job.request.Limits;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.OutputFormat;
import dev.tarsier.job.request.Selection;
import dev.tarsier.job.request.SourceRequest;
import dev.tarsier.job.request.Tracking;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TestSpecParser {
  private static final Path FOLDER = Path.of("/data/specs");

  /** The fields that a spec sets by another name, or that no key sets. */
  private static final Set<String> NOT_COMPARED = Set.of("recipe");

  static SpecDocument sound(String name) throws IOException, ProblemsFound {
    return parse(text(name), Map.of());
  }

  private static String text(String name) throws IOException {
    try (InputStream stream = TestSpecParser.class.getResourceAsStream("/sound/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static SpecDocument parse(String text, Map<String, String> environment)
      throws ProblemsFound {
    return new SpecParser(Operations.load(), environment)
        .parse(new SourceText("mine.yaml", text), FOLDER);
  }

  @Test
  void fillsInTheDefaults() throws IOException, ProblemsFound {
    assertThat(sound("least.yaml").spec())
        .isEqualTo(
            new DatasetSpec(
                "eyepacs",
                new SourceSpec(
                    new SourceRequest(
                        new Location("gs://bucket/images"),
                        "",
                        List.of("**/*.{jpg,jpeg,png,webp}"),
                        Set.of(ImageFormat.JPEG, ImageFormat.PNG, ImageFormat.WEBP),
                        new LabelRule.None(),
                        Selection.ALL),
                    Measured.NONE),
                BuiltInRecipes.byName().get("retina"),
                List.of(),
                new OutputSpec(
                    new Location("gs://bucket/output"),
                    OutputFormat.TAR,
                    ByteSize.ofMebibytes(256),
                    0,
                    Layout.DEFAULT),
                new LimitsSpec(
                    new Limits(100_000_000, 0.05, Duration.ofMinutes(2)), Duration.ofHours(4)),
                new ClusterSpec(
                    new ClusterSpec.Placement("", "", ""),
                    new Hardware(
                        new MachineType("n4-standard-2"), "", Accelerator.NONE, "3.0-debian13"),
                    2,
                    new ClusterSpec.Secondary(13, true),
                    new ClusterSpec.Disk("hyperdisk-balanced", ByteSize.parse("100GiB"), 0),
                    new ClusterSpec.Identity("", "")),
                new GovernanceSpec("", "", Map.of()),
                Tracking.NONE,
                false));
  }

  @Test
  void mapsEveryKey() throws IOException, ProblemsFound {
    DatasetSpec spec = sound("every-key.yaml").spec();

    assertThat(spec.dataset()).isEqualTo("every-key");
    assertThat(spec.source())
        .isEqualTo(
            new SourceRequest(
                new Location("file:/data/specs/images"),
                "file:/data/specs/lists/images.txt",
                List.of("**/*.tif", "*.bmp"),
                Set.of(ImageFormat.TIFF, ImageFormat.BMP),
                new LabelRule.Table("file:/data/specs/labels.csv", "image", "level"),
                new Selection(true, Dedupe.PERCEPTUAL)));
    assertThat(spec.measured()).isEqualTo(new Measured(35126, ByteSize.parse("82GiB"), 12.1));
    assertThat(spec.recipe().operations().get(0)).isEqualTo(new Clahe(Clahe.Channel.GREEN, 3.0, 8));
    assertThat(spec.output())
        .isEqualTo(
            new OutputSpec(
                new Location("gs://elsewhere/output"),
                OutputFormat.TFRECORD,
                ByteSize.ofMebibytes(64),
                12,
                new Layout(Layout.Compression.GZIP, 42, false)));
    assertThat(spec.tracking()).isEqualTo(new Tracking("https://mlflow.example.org", "every key"));
    assertThat(spec.limits())
        .isEqualTo(
            new LimitsSpec(
                new Limits(50_000_000, 0.025, Duration.ofSeconds(30)), Duration.ofMinutes(90)));
    assertThat(spec.governance())
        .isEqualTo(
            new GovernanceSpec(
                "europe-west4",
                "projects/p/locations/europe-west4/keyRings/r/cryptoKeys/k",
                Map.of("team", "ophthalmology")));
  }

  @Test
  void mapsEveryKeyOfTheCluster() throws IOException, ProblemsFound {
    assertThat(sound("every-key.yaml").spec().cluster())
        .isEqualTo(
            new ClusterSpec(
                new ClusterSpec.Placement("my-project", "europe-west4", "gs://my-project-tarsier/"),
                new Hardware(
                    new MachineType("n2-custom-4-8192"),
                    "n2-standard-4",
                    new Accelerator("nvidia-tesla-t4", 2, "gs://elsewhere/driver.sh"),
                    "3.0.3-ubuntu24"),
                3,
                new ClusterSpec.Secondary(5, false),
                new ClusterSpec.Disk("pd-ssd", ByteSize.parse("200GiB"), 1),
                new ClusterSpec.Identity(
                    "projects/p/regions/europe-west4/subnetworks/s",
                    "tarsier@p.iam.gserviceaccount.com")));
  }

  /** A field that is added without a key, a mapping and a test shows up here. */
  @Test
  void everyFieldDiffersBetweenTheLeastSpecAndTheOneWithEveryKey()
      throws IOException, ProblemsFound, ReflectiveOperationException {
    Map<String, Object> least = fields("", sound("least.yaml").spec());
    Map<String, Object> full = fields("", sound("every-key.yaml").spec());

    assertThat(full.keySet()).isEqualTo(least.keySet());
    assertThat(full.keySet().stream().filter(name -> full.get(name).equals(least.get(name))))
        .as("csv is for parquet, which retina does not give: output-layout.yaml has it")
        .containsExactly("output.layout.csv");
  }

  private static Map<String, Object> fields(String path, Record value)
      throws ReflectiveOperationException {
    Map<String, Object> fields = new TreeMap<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
      component.getAccessor().setAccessible(true);
      Object field = component.getAccessor().invoke(value);
      boolean leaf = component.getType().isInterface() || NOT_COMPARED.contains(name);
      if (field instanceof Record inner
          && !leaf
          && inner.getClass().getRecordComponents().length > 1) {
        fields.putAll(fields(name, inner));
      } else {
        fields.put(name, field);
      }
    }
    return fields;
  }

  /** The keys of the design, and the few that were added; a new one belongs into every-key.yaml. */
  @Test
  void everyKeyIsInTheSpecWithEveryKey() throws IOException, ProblemsFound {
    String keys =
        """
        dataset source source.uri source.inventory source.include source.formats
        source.label source.label.csv source.label.key source.label.value source.incremental source.dedupe
        source.measured
        source.measured.images source.measured.bytes source.measured.megapixels recipe output
        output.uri output.format output.shard-size output.partitions output.compression output.shuffle
        output.csv limits
        limits.rejected limits.pixels limits.timeout limits.image-timeout cluster
        cluster.project cluster.region cluster.staging cluster.image cluster.machine-type
        cluster.master-machine-type cluster.accelerator cluster.accelerator.type cluster.accelerator.driver
        cluster.accelerator.count
        cluster.workers cluster.secondary cluster.secondary.max cluster.secondary.spot
        cluster.disk cluster.disk.type cluster.disk.size cluster.disk.local-ssds
        cluster.subnetwork cluster.service-account governance governance.residency
        governance.kms-key governance.labels governance.labels.team tracking
        tracking.mlflow tracking.experiment jars speedtest
        """;

    assertThat(sound("every-key.yaml").places().keySet())
        .containsExactlyInAnyOrder(keys.strip().split("\\s+"));
  }

  @Test
  void sectionWithoutEntriesIsAbsent() throws IOException, ProblemsFound {
    assertThat(parse(text("least.yaml") + "limits:\n  # rejected: 5%\ncluster:\n", Map.of()).spec())
        .isEqualTo(sound("least.yaml").spec());
  }

  @Test
  void variableCountsMoreThanSpec() throws IOException, ProblemsFound {
    Map<String, String> environment =
        Map.of("GOOGLE_CLOUD_PROJECT", "their-project", "TARSIER_REGION", "us-central1");
    String spec = text("least.yaml") + "cluster: {project: my-project, staging: gs://mine}\n";

    assertThat(parse(spec, environment).spec().cluster().placement())
        .isEqualTo(new ClusterSpec.Placement("their-project", "us-central1", "gs://mine"));
  }

  @Test
  void variableIsHeldToTheSameRule() {
    assertThatThrownBy(() -> parse(text("least.yaml"), Map.of("TARSIER_REGION", "Mars")))
        .isInstanceOf(ProblemsFound.class)
        .hasMessage(
            "Invalid region: Mars (as in us-central1, without a zone) in the variable"
                + " TARSIER_REGION");
  }

  @Test
  void singleNodeHasTheCoresOfOneMachine() throws IOException, ProblemsFound {
    String spec = text("least.yaml") + "cluster: {workers: 0, machine-type: n4-standard-8}\n";

    assertThat(parse(spec, Map.of()).spec().cluster().maximumCores()).isEqualTo(8);
    assertThat(sound("least.yaml").spec().cluster().maximumCores()).isEqualTo(30);
  }

  @Test
  void laterProblemPointsAtItsEntryOrWhatEnclosesIt() throws IOException, ProblemsFound {
    SpecDocument document = sound("least.yaml");

    assertThat(document.problem("source.uri", SpecRule.SOURCE, "Missing source").problems().get(0))
        .extracting(problem -> problem.line() + ":" + problem.column())
        .isEqualTo("3:8");
    assertThat(document.problem("source.label.csv", SpecRule.REFUSED, "x").problems().get(0))
        .extracting(problem -> problem.line() + ":" + problem.column())
        .isEqualTo("3:3");
    assertThat(document.problem("recipe", SpecRule.REFUSED, "x").problems().get(0))
        .extracting(problem -> problem.line() + ":" + problem.column())
        .isEqualTo("1:1");
  }
}
