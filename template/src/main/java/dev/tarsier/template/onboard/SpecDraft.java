package dev.tarsier.template.onboard;

import dev.tarsier.job.report.SourceProfile;
import dev.tarsier.job.request.Location;
import dev.tarsier.template.spec.MachineType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The text of a new spec: what was asked for, and what a look at the source suggests. */
final class SpecDraft {
  private static final List<Entry> CLUSTER =
      List.of(Entry.PROJECT, Entry.REGION, Entry.STAGING, Entry.SUBNETWORK, Entry.SERVICE_ACCOUNT);

  private SpecDraft() {}

  /** Only what was asked for; the rest is left to the defaults. */
  static String blind(OnboardRequest request) {
    List<SpecEntry> entries = head(request);
    given(request, Entry.LABEL, entries);
    entries.addAll(middle(request));
    entries.addAll(placement(request));
    given(request, Entry.MACHINE_TYPE, entries);
    return SpecWriter.text(entries);
  }

  /** {@code coreMinutes}: of the whole work; not a number when nobody knows. */
  static String seen(
      OnboardRequest request, SourceProfile profile, MachineType machine, double coreMinutes) {
    ShapeChoice shape = new ShapeChoice(machine, request.has(Entry.MACHINE_TYPE), coreMinutes);
    List<SpecEntry> entries = head(request);
    entries.addAll(new SourceChoice(request, profile).entries());
    entries.addAll(middle(request));
    entries.addAll(new LimitChoice(profile).entries());
    entries.add(shape.timeout());
    entries.addAll(placement(request));
    entries.addAll(shape.cluster());
    return SpecWriter.text(entries);
  }

  private static List<SpecEntry> head(OnboardRequest request) {
    List<SpecEntry> entries = new ArrayList<>();
    entries.add(SpecEntry.given("dataset", SpecWriter.quoted(request.dataset())));
    entries.add(SpecEntry.given("source.uri", location(request.source())));
    if (request.has(Entry.INCLUDE)) {
      entries.add(
          SpecEntry.given(
              "source.include",
              request.include().stream()
                  .map(SpecWriter::quoted)
                  .collect(Collectors.joining(", ", "[", "]"))));
    }
    return entries;
  }

  private static List<SpecEntry> middle(OnboardRequest request) {
    String recipe = request.has(Entry.RECIPE) ? request.get(Entry.RECIPE) : "retina";
    List<SpecEntry> entries = new ArrayList<>();
    entries.add(SpecEntry.given("recipe", SpecWriter.value(recipe)));
    entries.add(SpecEntry.given("output.uri", location(request.output())));
    return entries;
  }

  private static List<SpecEntry> placement(OnboardRequest request) {
    List<SpecEntry> entries = new ArrayList<>();
    CLUSTER.forEach(entry -> given(request, entry, entries));
    return entries;
  }

  private static void given(OnboardRequest request, Entry entry, List<SpecEntry> entries) {
    if (request.has(entry)) {
      entries.add(SpecEntry.given(entry.specPath(), SpecWriter.value(request.get(entry))));
    }
  }

  private static String location(Location location) {
    return SpecWriter.quoted(location.uri());
  }
}
