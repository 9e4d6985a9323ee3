package dev.tarsier.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The advisories of {@code tests/known-vulnerabilities.csv}. */
record KnownVulnerabilities(List<Advisory> advisories) {
  private static final Pattern ROW =
      Pattern.compile("([A-Z]+-[\\w-]+),([\\w.:-]+),\"([^\"]+)\",(\\S+),(\\d{4}-\\d\\d-\\d\\d)");
  private static final Pattern RANGE = Pattern.compile("([\\[(])([^,\\])]*),([^,\\])]*)([\\])])");

  KnownVulnerabilities {
    advisories = List.copyOf(advisories);
  }

  /** A line of {@code mvn dependency:list}: an artifact in its version. */
  record Shipped(String artifact, String version) {}

  /**
   * What is known of one artifact.
   *
   * @param affected ranges of versions as Maven writes them, such as {@code [1.21,1.26.0)}
   */
  record Advisory(String id, String artifact, String affected) {
    /** Compares numbers alone: words such as {@code Final} or {@code jre} are left out. */
    boolean concerns(Shipped shipped) {
      return artifact.equals(shipped.artifact())
          && RANGE
              .matcher(affected)
              .results()
              .anyMatch(
                  range ->
                      above(shipped.version(), range.group(2), range.group(1).equals("["))
                          && below(shipped.version(), range.group(3), range.group(4).equals("]")));
    }

    private static boolean above(String version, String bound, boolean with) {
      int order = bound.isEmpty() ? 1 : Arrays.compare(numbers(version), numbers(bound));
      return with ? order >= 0 : order > 0;
    }

    private static boolean below(String version, String bound, boolean with) {
      int order = bound.isEmpty() ? -1 : Arrays.compare(numbers(version), numbers(bound));
      return with ? order <= 0 : order < 0;
    }

    /** As many as {@link #NUMBERS}: what is not there is 0. */
    private static int[] numbers(String version) {
      int[] numbers =
          Arrays.stream(version.split("[.-]"))
              .filter(part -> part.matches("\\d{1,9}"))
              .mapToInt(Integer::parseInt)
              .toArray();
      return Arrays.copyOf(numbers, NUMBERS);
    }

    private static final int NUMBERS = 6;
  }

  static KnownVulnerabilities read(Path file) throws IOException {
    List<Advisory> advisories = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size())) {
      Matcher row = ROW.matcher(line);
      if (!row.matches() || !row.group(3).matches("(" + RANGE.pattern() + ",?)+")) {
        throw new IllegalArgumentException("Invalid row of " + file.getFileName() + ": " + line);
      }
      advisories.add(new Advisory(row.group(1), row.group(2), row.group(3)));
    }
    return new KnownVulnerabilities(advisories);
  }

  /** What Maven's dependency plugin wrote while the module was built. */
  static List<Shipped> shipped(Path list) throws IOException {
    List<Shipped> shipped = new ArrayList<>();
    for (String line : Files.readAllLines(list)) {
      // group:artifact:type[:classifier]:version:scope
      String[] parts = line.strip().split(" ", 2)[0].split(":", -1);
      if (parts.length >= 5) {
        shipped.add(new Shipped(parts[0] + ":" + parts[1], parts[parts.length - 2]));
      }
    }
    return shipped;
  }

  /** Such as {@code CVE-2024-26308 org.apache.commons:commons-compress 1.25.0}, sorted. */
  List<String> of(List<Shipped> all) {
    return all.stream()
        .flatMap(
            shipped ->
                advisories.stream()
                    .filter(advisory -> advisory.concerns(shipped))
                    .map(
                        advisory ->
                            advisory.id() + " " + shipped.artifact() + " " + shipped.version()))
        .distinct()
        .sorted()
        .toList();
  }
}
