package dev.tarsier.template.onboard;

import dev.tarsier.job.request.Spelling;
import dev.tarsier.template.problem.Place;
import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A CSV table of data sets to onboard: a column for each {@link Entry}, a row for each. */
public final class OnboardTable {
  private final Problems problems;
  private final Path folder;
  private final Map<Entry, String> fallbacks;
  private final Onboarder onboarder;
  private final List<Row> rows = new ArrayList<>();

  private OnboardTable(
      SourceText text, Path folder, Map<Entry, String> fallbacks, Onboarder onboarder) {
    this.problems = new Problems(text);
    this.folder = folder;
    this.fallbacks = fallbacks;
    this.onboarder = onboarder;
  }

  /**
   * One row.
   *
   * @param places where its cells stand
   * @param start of the row
   */
  public record Row(OnboardRequest request, Map<Entry, Place> places, Place start) {
    public Row {
      places = Map.copyOf(places);
    }

    Place placeOf(Entry entry) {
      return places.getOrDefault(entry, start);
    }
  }

  /**
   * Every row, all of them sound; throws with every problem of every row otherwise.
   *
   * @param folder that relative paths are taken from
   * @param fallbacks for what a row does not say
   */
  public static List<Row> read(
      SourceText text, Path folder, Map<Entry, String> fallbacks, Onboarder onboarder)
      throws ProblemsFound {
    OnboardTable table = new OnboardTable(text, folder, fallbacks, onboarder);
    List<List<CsvCells.Cell>> cells = CsvCells.read(table.problems);
    if (cells.size() < 2) {
      table.error(
          Place.WHOLE_FILE,
          OnboardRule.TABLE,
          "Missing rows (write a header such as dataset,source,output, and a row for each data"
              + " set)");
    }
    table.problems.throwIfErrors();
    List<Optional<Entry>> header = table.header(cells.get(0));
    cells.stream().skip(1).forEach(row -> table.row(header, row));
    table.checkTwice();
    table.problems.throwIfErrors();
    return List.copyOf(table.rows);
  }

  /** A problem that showed later, at the source of this row. */
  public static ProblemsFound refused(SourceText text, Row row, String message) {
    Problems problems = new Problems(text);
    problems.error(
        row.placeOf(Entry.SOURCE),
        Entry.SOURCE.column(),
        OnboardRule.SOURCE.code(),
        row.request().dataset() + ": " + message);
    return new ProblemsFound(text, problems.sorted());
  }

  private void error(Place place, OnboardRule rule, String message) {
    problems.error(place, "", rule.code(), message);
  }

  private List<Optional<Entry>> header(List<CsvCells.Cell> cells) {
    List<String> known = Arrays.stream(Entry.values()).map(Entry::column).toList();
    List<Optional<Entry>> header = new ArrayList<>();
    for (CsvCells.Cell cell : cells) {
      Optional<Entry> entry = Entry.ofColumn(cell.text());
      if (entry.isEmpty()) {
        String hint = Spelling.hint(cell.text(), known);
        error(cell.place(), OnboardRule.COLUMN, "Unsupported column: " + cell.text() + hint);
      } else if (header.contains(entry)) {
        error(
            cell.place(),
            OnboardRule.COLUMN,
            "Invalid column: " + cell.text() + " (stands twice; keep one)");
      }
      header.add(entry);
    }
    for (Entry entry : Entry.REQUIRED) {
      if (!header.contains(Optional.of(entry)) && !fallbacks.containsKey(entry)) {
        error(cells.get(0).place(), OnboardRule.COLUMN, "Missing column: " + entry.column());
      }
    }
    return header;
  }

  private void row(List<Optional<Entry>> header, List<CsvCells.Cell> cells) {
    Place start = cells.get(0).place();
    if (cells.size() != header.size()) {
      error(
          start,
          OnboardRule.TABLE,
          "Invalid row: "
              + cells.size()
              + " cells, the header has "
              + header.size()
              + " (put quotes around a cell that holds a comma)");
      return;
    }
    Map<Entry, String> values = new EnumMap<>(Entry.class);
    Map<Entry, Place> places = new EnumMap<>(Entry.class);
    for (int i = 0; i < cells.size(); i++) {
      CsvCells.Cell cell = cells.get(i);
      header
          .get(i)
          .ifPresent(
              entry -> {
                values.put(entry, cell.text());
                places.put(entry, cell.place());
              });
    }
    Row row = new Row(new OnboardRequest(values, folder).or(fallbacks), places, start);
    rows.add(row);
    for (Onboarder.Fault fault : onboarder.faults(row.request())) {
      // Columns that are missing altogether are said once.
      if (row.places().containsKey(fault.entry()) || row.request().has(fault.entry())) {
        problems.error(
            row.placeOf(fault.entry()),
            fault.entry().column(),
            OnboardRule.VALUE.code(),
            fault.message());
      }
    }
  }

  private void checkTwice() {
    Map<String, Place> seen = new HashMap<>();
    for (Row row : rows) {
      Place place = row.placeOf(Entry.DATASET);
      Place before = seen.putIfAbsent(row.request().dataset(), place);
      if (before != null && !row.request().dataset().isEmpty()) {
        problems.error(
            place,
            Entry.DATASET.column(),
            OnboardRule.TWICE.code(),
            "Invalid dataset: "
                + row.request().dataset()
                + " (stands in line "
                + before.line()
                + " already; each has a file of its own)");
      }
    }
  }
}
