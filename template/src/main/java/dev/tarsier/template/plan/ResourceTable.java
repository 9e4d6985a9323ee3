package dev.tarsier.template.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small CSV beside this class: lines that begin with # are comments, the first other names the
 * columns.
 */
final class ResourceTable {
  private ResourceTable() {}

  /** Column to field, row after row. */
  static List<Map<String, String>> read(String name) {
    List<String> lines =
        text(name).lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
    String[] columns = lines.get(0).split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      if (fields.length != columns.length) {
        throw new IllegalStateException("Invalid line of " + name + ": " + line);
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < columns.length; i++) {
        row.put(columns[i], fields[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  /** The fields of the columns {@code usd_REGION} that are filled, by region. */
  static Map<String, Double> byRegion(Map<String, String> row, String prefix) {
    Map<String, Double> prices = new LinkedHashMap<>();
    row.forEach(
        (column, field) -> {
          String region = column.substring(Math.min(prefix.length(), column.length()));
          if (column.startsWith(prefix) && !region.startsWith("spot_") && !field.isEmpty()) {
            prices.put(region.replace('_', '-'), Double.valueOf(field));
          }
        });
    return prices;
  }

  private static String text(String name) {
    try (InputStream stream = ResourceTable.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
