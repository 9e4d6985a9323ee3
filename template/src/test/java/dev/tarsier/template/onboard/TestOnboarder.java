package dev.tarsier.template.onboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.report.SourceProfile;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.template.spec.DatasetSpec;
import dev.tarsier.template.spec.SpecParser;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestOnboarder {
  private static final Path FOLDER = Path.of("/work");
  private final Onboarder onboarder = new Onboarder(Operations.load(), Map.of());

  private static OnboardRequest request(Object... more) {
    Map<Entry, String> values = new EnumMap<>(Entry.class);
    values.put(Entry.DATASET, "eyes");
    values.put(Entry.SOURCE, "gs://images/eyes");
    values.put(Entry.OUTPUT, "gs://shards/eyes");
    for (int i = 0; i < more.length; i += 2) {
      values.put((Entry) more[i], (String) more[i + 1]);
    }
    return new OnboardRequest(values, FOLDER);
  }

  private static DatasetSpec parsed(String text) throws ProblemsFound {
    return new SpecParser(Operations.load(), Map.of())
        .parse(new SourceText("eyes.yaml", text), FOLDER)
        .spec();
  }

  @Test
  void everyChoiceWithItsReason() throws ProblemsFound {
    OnboardRequest request =
        request(
            Entry.PROJECT, "my-project", Entry.REGION, "us-central1", Entry.STAGING, "gs://stage");

    assertThat(onboarder.seen(request, Profiles.eyes()))
        .isEqualTo(
            """
            dataset: "eyes"
            source:
              uri: "gs://images/eyes"
              # Of 200 opened images: 198 jpeg, 2 png. The usual formats are let in anyway, others when they
              # were seen.
              formats: [jpeg, png, webp]
              # 5 folders hold the images and look like classes: 0 (25810), 2 (5292).
              label: parent-directory
              # What was found; plan and generate go by it.
              measured: {images: 35126, bytes: 82GiB, megapixels: 12.100}
            recipe: "retina"
            output:
              uri: "gs://shards/eyes"
            limits:
              # None of the opened images is damaged; the usual limit stays.
              rejected: 5%
              # The largest opened image has 18.4 megapixels: twice that, rounded up, at least 20. Memory
              # follows this limit.
              pixels: 40MP
              # The whole run, start of the cluster included; the work itself takes about 21 minutes.
              timeout: 4h
            cluster:
              project: "my-project"
              region: "us-central1"
              staging: "gs://stage"
              # The smallest of the n4-standard series whose memory holds images of limits.pixels.
              machine-type: "n4-standard-2"
              workers: 2
              # The work of one core for about 2 hours: 3 nodes do it in about 21 minutes; what a spot
              # machine was doing when it is taken is done again.
              secondary: {max: 1, spot: true}
            """);
  }

  private DatasetSpec spec(SourceProfile profile, Object... more) throws ProblemsFound {
    return parsed(onboarder.seen(request(more), profile));
  }

  @Test
  void whatWasSeenOfAPoorSource() throws ProblemsFound {
    String text = onboarder.seen(request(Entry.INCLUDE, "**/*.tif  *.jpg"), Profiles.poor());

    assertThat(text)
        .contains("  include: [\"**/*.tif\", \"*.jpg\"]\n")
        .contains("  formats: [jpeg, png, webp, tiff]\n")
        .contains(
            "  rejected: 41%\n", "40 of 200 opened images are damaged (10 EMPTY, 30 TRUNCATED)")
        .contains("  pixels: 20MP\n")
        .contains("  label: none\n", "The images do not stand in two or more folders;")
        .contains("measured: {images: 1000000, bytes: 3000000000B, megapixels: 0.001}")
        .contains("before listing stopped", "The bytes are reckoned");
  }

  @Test
  void whenNoImageCouldBeOpened() throws ProblemsFound {
    String text = onboarder.seen(request(), Profiles.nothingWhole());

    assertThat(text)
        .contains("Of 3 opened images: none whole.")
        .contains("  rejected: 100%\n", "  pixels: 100MP\n", "measured: {images: 3, bytes: 0B}")
        .contains("How much work this is nobody knows")
        .contains("  workers: 2\n");
  }

  /** Folders of a bucket may be called anything: the reasons stay comments, the values values. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\noutput: {uri: gs://evil/}",
        "x\routput: {uri: gs://evil/}",
        "x\u0085output: {uri: gs://evil/}",
        "x\u2028output: {uri: gs://evil/}",
        "x\u2029output: {uri: gs://evil/}",
        "x\u0000\ufeff\ud800",
        "\"><script>alert(1)</script>",
        "# }: - | > %"
      })
  void hostileNamesChangeNothing(String name) throws ProblemsFound {
    SourceProfile.LabelFolders labels =
        new SourceProfile.LabelFolders(2, 0, List.of(new SourceProfile.Label(name, 900)));
    String text =
        onboarder.seen(
            request(Entry.INCLUDE, "**/" + name.replaceAll("\\s", "_")),
            Profiles.profile(1000, 1 << 30, Profiles.megapixels(1, 1), labels));
    DatasetSpec spec = parsed(text);

    assertThat(spec.output().root()).hasToString("gs://shards/eyes");
    assertThat(spec.source().include()).containsExactly("**/" + name.replaceAll("\\s", "_"));
    assertThat(text.lines().filter(line -> line.startsWith("output"))).hasSize(1);
  }

  @Test
  void foldersThatAreNoLabels() throws ProblemsFound {
    assertThat(label(Profiles.labels(5, 0))).isEqualTo("parent-directory");
    assertThat(label(Profiles.labels(5, 10))).isEqualTo("parent-directory");
    assertThat(label(Profiles.labels(5, 11))).isEqualTo("none");
    assertThat(label(Profiles.labels(1, 0))).isEqualTo("none");
    assertThat(label(Profiles.labels(200, 0))).isEqualTo("parent-directory");
    assertThat(label(Profiles.labels(201, 0))).isEqualTo("none");
  }

  private String label(SourceProfile.LabelFolders labels) throws ProblemsFound {
    String text =
        onboarder.seen(
            request(), Profiles.profile(1000, 1 << 30, Profiles.megapixels(1, 1), labels));
    return text.lines()
        .filter(line -> line.startsWith("  label: "))
        .findFirst()
        .orElseThrow()
        .substring("  label: ".length());
  }

  @Test
  void asManyNodesAsHalfAnHourNeeds() throws ProblemsFound {
    SourceProfile.LabelFolders none = Profiles.labels(0, 0);
    SourceProfile.Megapixels twelve = Profiles.megapixels(12, 12);

    DatasetSpec small = spec(Profiles.profile(100, 1 << 28, twelve, none));
    DatasetSpec large = spec(Profiles.profile(1_000_000, 1L << 41, twelve, none));
    DatasetSpec huge = spec(Profiles.profile(100_000_000, 1L << 48, twelve, none));

    assertThat(small.cluster().workers()).isZero();
    assertThat(large.cluster().workers()).isEqualTo(2);
    assertThat(large.cluster().secondary().maximum()).isBetween(40, 48);
    assertThat(large.limits().timeout()).hasHours(4);
    assertThat(huge.cluster().secondary().maximum()).isEqualTo(48);
    assertThat(huge.limits().timeout()).hasHours(24);
  }

  @Test
  void aMachineWhoseMemoryHoldsTheImages() throws ProblemsFound {
    SourceProfile.LabelFolders none = Profiles.labels(0, 0);
    SourceProfile profile = Profiles.profile(100_000, 1L << 40, Profiles.megapixels(90, 250), none);

    DatasetSpec spec = spec(profile);

    assertThat(spec.limits().images().pixels()).isEqualTo(500_000_000);
    assertThat(spec.cluster().machineType().cores()).isGreaterThan(2);
    assertThatThrownBy(() -> spec(profile, Entry.MACHINE_TYPE, "n4-standard-2"))
        .isInstanceOf(ProblemsFound.class)
        .hasMessageStartingWith("Invalid cluster.machine-type: n4-standard-2 (an image of");
    assertThat(spec(Profiles.eyes(), Entry.MACHINE_TYPE, "n2-standard-8").cluster().machineType())
        .hasToString("n2-standard-8");
  }

  @Test
  void withoutALookOnlyWhatWasAskedFor() throws ProblemsFound {
    assertThat(
            onboarder.blind(
                request(
                    Entry.RECIPE,
                    "{\"name\":\"retina\",\"clahe\":{\"clip-limit\":3.0}}",
                    Entry.LABEL,
                    "{csv: labels.csv, key: image, value: grade}",
                    Entry.SERVICE_ACCOUNT,
                    "tarsier@p.iam.gserviceaccount.com")))
        .isEqualTo(
            """
            dataset: "eyes"
            source:
              uri: "gs://images/eyes"
              label: {csv: labels.csv, key: image, value: grade}
            recipe: {"name":"retina","clahe":{"clip-limit":3.0}}
            output:
              uri: "gs://shards/eyes"
            cluster:
              service-account: "tarsier@p.iam.gserviceaccount.com"
            """);
  }

  @Test
  void pathsAreTakenFromWhereTheyWereSaid() throws ProblemsFound {
    String text = onboarder.blind(request(Entry.SOURCE, "images \"x\"", Entry.OUTPUT, "../out"));

    assertThat(text).contains("  uri: \"file:/work/images \\\"x\\\"\"\n", "  uri: \"file:/out\"\n");
    assertThat(parsed(text).source().root().uri()).isEqualTo("file:/work/images \"x\"");
  }

  @Test
  void everyFaultAtItsEntry() {
    assertThat(onboarder.faults(request())).isEmpty();
    assertThat(
            onboarder.faults(
                request(
                    Entry.DATASET,
                    "Eyes",
                    Entry.RECIPE,
                    "retna",
                    Entry.LABEL,
                    "folder",
                    Entry.PROJECT,
                    "P!",
                    Entry.MACHINE_TYPE,
                    "fast")))
        .containsExactlyInAnyOrder(
            new Onboarder.Fault(
                Entry.DATASET,
                "Invalid dataset: Eyes (3 to 25 of a-z, 0-9 and -, the first a letter, as in"
                    + " eyepacs-2015)"),
            new Onboarder.Fault(Entry.RECIPE, "Unsupported recipe: retna (did you mean retina?)"),
            new Onboarder.Fault(
                Entry.LABEL,
                "Invalid source.label: folder (use none, parent-directory, or {csv: URI, key:"
                    + " column, value: column})"),
            new Onboarder.Fault(
                Entry.PROJECT, "Invalid project: P! (a project id, as in my-project-123)"),
            new Onboarder.Fault(
                Entry.MACHINE_TYPE,
                "Unsupported machine type: fast (name its vCPUs, as in n4-standard-2)"));
    assertThat(onboarder.faults(new OnboardRequest(Map.of(Entry.SOURCE, "~/x"), FOLDER)))
        .containsExactly(
            new Onboarder.Fault(Entry.DATASET, "Missing dataset"),
            new Onboarder.Fault(Entry.OUTPUT, "Missing output"),
            new Onboarder.Fault(
                Entry.SOURCE,
                "Unsupported location: ~/x (~ is not expanded; write the whole path)"));
  }
}
