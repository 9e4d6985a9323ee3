package dev.tarsier.job.source;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.LabelRule;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.hadoop.conf.Configuration;

/**
 * The label of every image and the vocabulary of the run. Labels that are all whole numbers stand
 * for themselves (grades 0 to 4 stay 0 to 4); any other set is numbered in sorted order.
 *
 * @param ofFile parallel to the listing
 * @param vocabulary class number to label text; numbers that no image has hold an empty text
 */
public record Labels(List<Label> ofFile, List<String> vocabulary) {
  /** Labels every file of the listing. */
  public static Labels of(Listing listing, LabelRule rule, Configuration configuration)
      throws IOException {
    return of(listing, rule, configuration, List.of());
  }

  /** The same for a data set that has a vocabulary: a label keeps the number that it has there. */
  public static Labels of(
      Listing listing, LabelRule rule, Configuration configuration, List<String> earlier)
      throws IOException {
    if (rule instanceof LabelRule.None) {
      return new Labels(listing.files().stream().map(file -> Label.NONE).toList(), List.of());
    }
    Label absent = rule instanceof LabelRule.Table ? Label.MISSING : Label.NONE;
    Function<SourceFile, String> lookup =
        rule instanceof LabelRule.Table table
            ? tableLookup(table, configuration)
            : Labels::parentDirectory;
    List<String> texts = listing.files().stream().map(lookup).toList();
    List<String> vocabulary = LabelNumbers.vocabulary(earlier, texts);
    Map<String, Label> labels = new HashMap<>();
    for (int number = 0; number < vocabulary.size(); number++) {
      labels.put(vocabulary.get(number), new Label(vocabulary.get(number), number));
    }
    labels.put("", absent);
    return new Labels(texts.stream().map(labels::get).toList(), vocabulary);
  }

  private static String parentDirectory(SourceFile file) {
    String[] parts = file.path().split("/", -1);
    return parts.length < 2 ? "" : parts[parts.length - 2];
  }

  private static Function<SourceFile, String> tableLookup(
      LabelRule.Table rule, Configuration configuration) throws IOException {
    Map<String, String> byKey = read(rule, configuration);
    return file -> {
      String name = file.name();
      int dot = name.lastIndexOf('.');
      String stem = dot > 0 ? name.substring(0, dot) : name;
      String byName = byKey.getOrDefault(name, byKey.getOrDefault(stem, ""));
      return byKey.getOrDefault(file.path(), byName);
    };
  }

  private static Map<String, String> read(LabelRule.Table rule, Configuration configuration)
      throws IOException {
    Location csv = csvLocation(rule);
    Map<String, String> byKey = new HashMap<>();
    try (CSVParser parser =
        TextFile.csv(Storage.of(csv, configuration, "source.label.csv"), Storage.path(csv))) {
      requireColumn(parser, rule.key(), csv, "source.label.key");
      requireColumn(parser, rule.value(), csv, "source.label.value");
      for (CSVRecord record : parser) {
        String key = record.get(rule.key());
        String old = byKey.put(key, record.get(rule.value()));
        if (old != null && !old.equals(record.get(rule.value()))) {
          throw new InputProblem(
              "Invalid label table: " + csv + " gives " + key + " two labels", "source.label.csv");
        }
      }
    } catch (FileNotFoundException e) {
      throw new InputProblem(
          Storage.absence(e, "Missing label table: " + csv + " does not exist"),
          "source.label.csv",
          e);
    } catch (IllegalArgumentException | UncheckedIOException | CSVException e) {
      // How commons-csv tells of rows that it cannot make out.
      throw new InputProblem(
          "Cannot read label table: " + csv + " (" + e.getMessage() + ")", "source.label.csv", e);
    }
    return byKey;
  }

  private static Location csvLocation(LabelRule.Table rule) {
    try {
      return new Location(rule.csvUri());
    } catch (IllegalArgumentException e) {
      throw new InputProblem(e.getMessage(), "source.label.csv", e);
    }
  }

  private static void requireColumn(
      CSVParser parser, String column, Location csv, String specPath) {
    if (!parser.getHeaderNames().contains(column)) {
      throw new InputProblem(
          "Missing column "
              + column
              + " in label table: "
              + csv
              + " (its columns are "
              + String.join(", ", parser.getHeaderNames())
              + ")",
          specPath);
    }
  }
}
