package dev.tarsier.job.request;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A share in percent, above 0 and up to 100, to one decimal. */
public record Percent(int tenths) implements Serializable {
  public static final Percent ALL = new Percent(1000);

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
  private static final Pattern ONE_DECIMAL = Pattern.compile("\\d{1,3}(\\.\\d)?");

  public Percent {
    if (tenths < 1 || tenths > 1000) {
      throw new IllegalArgumentException(outside(Double.toString(tenths / 10.0)));
    }
  }

  /** Of a number with one decimal at most. */
  public static Percent of(double percent) {
    return new Percent((int) Math.round(percent * 10));
  }

  private static String outside(String text) {
    return "Invalid percentage: " + text + " (must be above 0 and at most 100)";
  }

  /** Parses {@code 5}, {@code 12.5} or {@code 5%}. */
  public static Percent parse(String text) {
    String number = text.strip().replaceFirst("\\s*%$", "");
    if (number.isEmpty()) {
      throw new IllegalArgumentException("Missing percentage (write a number, as in 5 or 12.5)");
    }
    if (!NUMBER.matcher(number).matches()) {
      throw new IllegalArgumentException(
          "Invalid percentage: " + text + " (write a number, as in 5 or 12.5)");
    }
    double value = Double.parseDouble(number);
    if (value <= 0 || value > 100) {
      throw new IllegalArgumentException(outside(text));
    }
    if (!ONE_DECIMAL.matcher(number).matches()) {
      throw new IllegalArgumentException(
          "Invalid percentage: " + text + " (at most one digit after the point, as in 12.5)");
    }
    return of(value);
  }

  /** Parses a list with commas, such as {@code 1,5,10}: each once, in ascending order. */
  public static List<Percent> parseList(String text) {
    List<Percent> percents = new ArrayList<>();
    for (String item : text.split(",", -1)) {
      Percent percent = parse(item);
      if (!percents.isEmpty()) {
        checkOrder(percents.get(percents.size() - 1), percent);
      }
      percents.add(percent);
    }
    return List.copyOf(percents);
  }

  private static void checkOrder(Percent before, Percent percent) {
    if (before.equals(percent)) {
      throw new IllegalArgumentException("Invalid percentages: " + percent + " is given twice");
    }
    if (before.tenths > percent.tenths) {
      throw new IllegalArgumentException(
          "Invalid percentages: "
              + percent
              + " after "
              + before
              + " (write them in ascending order, as in 1,5,10)");
    }
  }

  /** So many of {@code images}, half rounded up; one at least, where there is one. */
  public long of(long images) {
    long rounded = (images * tenths + 500) / 1000;
    return Math.min(images, Math.max(1, rounded));
  }

  /** Without the sign: {@code 5}, {@code 12.5}. */
  @Override
  public String toString() {
    return tenths % 10 == 0 ? Integer.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
  }
}
