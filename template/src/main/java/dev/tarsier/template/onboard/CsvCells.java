package dev.tarsier.template.onboard;

import dev.tarsier.template.problem.Place;
import dev.tarsier.template.problem.Problems;
import java.util.ArrayList;
import java.util.List;

/** CSV text (RFC 4180) as rows of cells that know where they stand; blank lines do not count. */
final class CsvCells {
  private final String text;
  private final Problems problems;
  private final List<List<Cell>> rows = new ArrayList<>();
  private List<Cell> row = new ArrayList<>();
  private int at;
  private int line = 1;
  private int column = 1;

  private CsvCells(Problems problems) {
    this.text = problems.source().text();
    this.problems = problems;
  }

  /** One cell, without its quotes and the blanks around it. */
  record Cell(String text, Place place) {}

  /** What cannot be read is among the problems. */
  static List<List<Cell>> read(Problems problems) {
    CsvCells cells = new CsvCells(problems);
    while (cells.at < cells.text.length()) {
      cells.cell();
    }
    cells.endRow();
    return cells.rows;
  }

  private void cell() {
    Place place = new Place(line, column);
    StringBuilder cell = new StringBuilder();
    if (text.charAt(at) == '"') {
      quoted(cell, place);
    }
    while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
      cell.append(next());
    }
    row.add(new Cell(cell.toString().strip(), place));
    if (at == text.length()) {
      return;
    }
    if (next() == '\n') {
      endRow();
    } else if (at == text.length()) {
      row.add(new Cell("", new Place(line, column)));
    }
  }

  private void quoted(StringBuilder cell, Place place) {
    next();
    while (at < text.length()) {
      char character = next();
      if (character != '"') {
        cell.append(character);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append(next());
      } else {
        return;
      }
    }
    problems.error(
        place,
        "",
        OnboardRule.TABLE.code(),
        "Invalid CSV: a quote that is opened here is never closed (close it, or double it to mean"
            + " itself)");
  }

  private char next() {
    char character = text.charAt(at++);
    if (character == '\n') {
      line++;
      column = 1;
    } else if (!Character.isLowSurrogate(character)) {
      column++;
    }
    return character;
  }

  private void endRow() {
    if (row.stream().anyMatch(cell -> !cell.text().isEmpty())) {
      rows.add(row);
    }
    row = new ArrayList<>();
  }
}
