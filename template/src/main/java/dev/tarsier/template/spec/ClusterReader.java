package dev.tarsier.template.spec;

import dev.tarsier.template.spec.ClusterSpec.Identity;
import dev.tarsier.template.spec.ClusterSpec.Placement;
import dev.tarsier.template.spec.ClusterSpec.Secondary;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the {@code cluster} section. */
final class ClusterReader {
  private static final int MAXIMUM_WORKERS = 1000;
  private static final int DEFAULT_WORKERS = 2;

  private static final Pattern SUBNETWORK =
      Pattern.compile("projects/[^/]+/regions/([^/]+)/subnetworks/[^/]+|[a-z][a-z0-9-]{0,62}");

  private final Section section;
  private final Map<String, String> environment;

  ClusterReader(Section section, Map<String, String> environment) {
    this.section = section;
    this.environment = environment;
  }

  ClusterSpec read() {
    Placement placement =
        new Placement(
            placed("project", CloudNames::project, "TARSIER_PROJECT", "GOOGLE_CLOUD_PROJECT"),
            placed("region", CloudNames::region, "TARSIER_REGION"),
            placed("staging", CloudNames::bucketFolder, "TARSIER_STAGING"));
    Hardware hardware = HardwareReader.read(section);
    int workers = section.whole("workers", 0, MAXIMUM_WORKERS, DEFAULT_WORKERS);
    if (workers == 1) {
      section.error(
          "workers",
          SpecRule.VALUE,
          "Invalid cluster.workers: 1 (Dataproc has at least 2, or 0 for one node alone)");
    }
    ClusterSpec cluster =
        new ClusterSpec(
            placement,
            hardware,
            workers,
            secondary(workers),
            DiskReader.read(section.section("disk"), hardware.machineType()),
            identity(placement));
    section.refuseUnknown();
    return cluster;
  }

  /** A variable counts more than the spec; both are checked the same. */
  private String placed(String key, UnaryOperator<String> check, String... variables) {
    String inSpec = section.text(key, check, "");
    Setting setting = Setting.in(environment).variables(variables).spec(key, inSpec);
    try {
      String value = setting.orElse("");
      return value.isEmpty() || value.equals(inSpec) ? value : check.apply(value);
    } catch (IllegalArgumentException e) {
      String message = e.getMessage() + " in the variable " + setting.origin();
      section.error(key, SpecRule.VALUE, message);
      return "";
    }
  }

  private Secondary secondary(int workers) {
    Section secondary = section.section("secondary");
    boolean given = secondary.has("max");
    int maximum = secondary.whole("max", 0, MAXIMUM_WORKERS, Secondary.DEFAULT.maximum());
    boolean spot = secondary.flag("spot", Secondary.DEFAULT.spot());
    secondary.refuseUnknown();
    if (workers > 0) {
      return new Secondary(maximum, spot);
    }
    if (given && maximum > 0) {
      secondary.error(
          "max",
          SpecRule.CONFLICT,
          "Invalid cluster.secondary.max: "
              + maximum
              + " (with workers: 0 there is one node alone; write 0, or 2 workers)");
    }
    return Secondary.NONE;
  }

  private Identity identity(Placement placement) {
    String subnetwork = section.text("subnetwork", ClusterReader::subnetwork, "");
    Matcher matcher = SUBNETWORK.matcher(subnetwork);
    if (matcher.matches()
        && matcher.group(1) != null
        && !placement.region().isEmpty()
        && !matcher.group(1).equals(placement.region())) {
      section.error(
          "subnetwork",
          SpecRule.CONFLICT,
          "Invalid cluster.subnetwork: "
              + subnetwork
              + " (the cluster's region is "
              + placement.region()
              + "; name a subnetwork there)");
    }
    return new Identity(
        subnetwork, section.text("service-account", CloudNames::serviceAccount, ""));
  }

  private static String subnetwork(String text) {
    if (!SUBNETWORK.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "Invalid subnetwork: " + text + " (write projects/P/regions/R/subnetworks/S)");
    }
    return text;
  }
}
