package dev.tarsier.template.onboard;

import dev.tarsier.job.request.Location;
import dev.tarsier.template.spec.Locations;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One data set to onboard.
 *
 * @param values what was said of it, blanks left out
 * @param folder that relative paths among them are taken from
 */
public record OnboardRequest(Map<Entry, String> values, Path folder) {
  public OnboardRequest {
    Map<Entry, String> said = new EnumMap<>(Entry.class);
    values.forEach(
        (entry, value) -> {
          if (!value.isBlank()) {
            said.put(entry, value.strip());
          }
        });
    values = Map.copyOf(said);
  }

  /** The same, with these values where nothing was said. */
  public OnboardRequest or(Map<Entry, String> fallbacks) {
    Map<Entry, String> all = new EnumMap<>(Entry.class);
    all.putAll(fallbacks);
    all.putAll(values);
    return new OnboardRequest(all, folder);
  }

  public boolean has(Entry entry) {
    return values.containsKey(entry);
  }

  /** Empty when nothing was said. */
  public String get(Entry entry) {
    return values.getOrDefault(entry, "");
  }

  public String dataset() {
    return get(Entry.DATASET);
  }

  /** Throws IllegalArgumentException when it is none. */
  public Location source() {
    return Locations.resolve(get(Entry.SOURCE), folder);
  }

  /** Throws IllegalArgumentException when it is none. */
  public Location output() {
    return Locations.resolve(get(Entry.OUTPUT), folder);
  }

  /** Globs, as they stand between blanks. */
  public List<String> include() {
    return has(Entry.INCLUDE) ? Arrays.asList(get(Entry.INCLUDE).split("\\s+", -1)) : List.of();
  }
}
