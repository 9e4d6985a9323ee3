package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The module and its examples by the real Terraform, and what is generated for them. */
class TestTerraform {
  private static final Path SOURCE = Checkout.home().resolve("terraform");
  private static final String JAR =
      "gs://my-project-tarsier-staging/jobs/tarsier-job-0123456789ab.jar";

  private static final Path GOLDEN =
      Checkout.home().resolve("tests/src/test/resources/dev/tarsier/tests/terraform");

  @TempDir private static Path folder;
  private static Path module;
  private static Terraform terraform;
  private static Terraform.Result init;

  static Stream<String> folders() throws IOException {
    return Stream.concat(Stream.of("."), examples().map(name -> "examples/" + name));
  }

  static Stream<String> examples() throws IOException {
    try (Stream<Path> examples = Files.list(SOURCE.resolve("examples"))) {
      return examples.map(example -> example.getFileName().toString()).sorted().toList().stream();
    }
  }

  @BeforeAll
  static void copy() throws Exception {
    module = Terraform.copy(folder);
    if (Terraform.isInstalled()) {
      terraform = new Terraform();
      // Asked once: where the provider cannot be had, each try may take minutes.
      init = init(module);
    }
  }

  private static Terraform.Result init(Path place) throws Exception {
    return terraform.terraform(place, "init", "-backend=false", "-input=false");
  }

  private static void installed() {
    Assumptions.assumeTrue(Terraform.isInstalled(), "skipped: terraform not found");
  }

  @Test
  void formatted() throws Exception {
    installed();

    Terraform.Result result = terraform.terraform(module, "fmt", "-check", "-recursive", "-diff");

    assertThat(result.exitCode()).as(result.out()).isZero();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void validAndTested(String name) throws Exception {
    installed();
    Assumptions.assumeTrue(
        init.exitCode() == 0, "skipped: terraform cannot get the provider\n" + init.out());
    Path place = module.resolve(name);
    Terraform.Result begun = init(place);
    assertThat(begun.exitCode()).as(begun.out()).isZero();

    Terraform.Result valid = terraform.terraform(place, "validate");
    Terraform.Result tested = terraform.terraform(place, "test");

    assertThat(valid.exitCode()).as(valid.out()).isZero();
    assertThat(tested.exitCode()).as(tested.out()).isZero();
    assertThat(tested.out()).contains("Success!").doesNotContain("Success! 0 passed");
  }

  /** How many of what, and the values that matter; {@code -Dgolden.write=true} writes them. */
  @ParameterizedTest
  @MethodSource("examples")
  void examplesPlanWhatTheirInventorySays(String name) throws Exception {
    installed();
    Assumptions.assumeTrue(
        init.exitCode() == 0, "skipped: terraform cannot get the provider\n" + init.out());
    Path place = module.resolve("examples").resolve(name);
    init(place);

    Terraform.Result planned = terraform.terraform(place, "test", "-json", "-verbose");
    String inventory = TerraformInventory.of(planned.out()).text();

    Path golden = GOLDEN.resolve(name + ".expected");
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, inventory);
    }
    assertThat(inventory).isEqualTo(Files.readString(golden));
  }

  /** The words of a message, whatever lines and bars Terraform lays them out with. */
  private String failure(String file, String from, String to) throws Exception {
    Path place =
        Terraform.copy(Files.createTempDirectory(folder, "fault")).resolve("examples/cmek-eu");
    Path faulty = place.resolve(file);
    assertThat(faulty).content().contains(from);
    Files.writeString(faulty, Files.readString(faulty).replace(from, to));
    init(place);
    Terraform.Result tested = terraform.terraform(place, "test", "-no-color");
    assertThat(tested.exitCode()).as(tested.out()).isEqualTo(1);
    return tested.out().replaceAll("[│\\s]+", " ");
  }

  @Test
  void faultsAreNamed() throws Exception {
    installed();
    Assumptions.assumeTrue(
        init.exitCode() == 0, "skipped: terraform cannot get the provider\n" + init.out());

    assertThat(failure("main.tf", "region     = \"europe-west4\"", "region     = \"us-central1\""))
        .contains(
            "Invalid region: us-central1 lies outside residency eu (choose a region inside).");
    assertThat(failure("main.tf", "locations/europe-west4", "locations/europe-west1"))
        .contains(
            "Invalid kms_key: its location europe-west1 is not europe-west4 (buckets, disks and"
                + " workflows take keys of their own location alone).");
    assertThat(
            failure(
                "datasets/eyepacs/workflow-template.yaml",
                "        internalIpOnly: true\n",
                "        internalIpOnly: true\n        confidentialInstanceConfig: {}\n"))
        .contains(
            "Unsupported fields in datasets/eyepacs/workflow-template.yaml:"
                + " config.gceClusterConfig.confidentialInstanceConfig (Terraform's resource has"
                + " none such;");
  }

  /** Each example holds what its spec gives; {@code -Dgolden.write=true} writes it. */
  @ParameterizedTest
  @MethodSource("examples")
  void examplesHoldWhatIsGenerated(String name) throws Exception {
    Path example = SOURCE.resolve("examples").resolve(name);
    Path made =
        Boolean.getBoolean("golden.write")
            ? example
            : Files.createDirectories(folder.resolve("made").resolve(name));
    ToolRun.of(
            folder,
            "generate",
            example.resolve("specs/eyepacs.yaml").toString(),
            "--format",
            "terraform",
            "--job-jar",
            JAR,
            "-o",
            made.toString())
        .output();

    for (String file :
        List.of(
            "datasets.auto.tfvars.json",
            "datasets/eyepacs/workflow-template.yaml",
            "datasets/eyepacs/autoscaling-policy.yaml")) {
      assertThat(made.resolve(file)).hasSameTextualContentAs(example.resolve(file));
    }
  }

  /** The README's tables are of the module's own text; {@code -Dgolden.write=true} writes them. */
  @Test
  void theReadmeHasTheTables() throws IOException {
    Path readme = SOURCE.resolve("README.md");
    String text = Files.readString(readme);
    String expected = text.substring(0, text.indexOf("## Variables")) + ModuleTables.of(SOURCE);

    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(readme, expected);
    }
    assertThat(readme).hasContent(expected);
  }
}
