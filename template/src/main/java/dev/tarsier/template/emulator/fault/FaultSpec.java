package dev.tarsier.template.emulator.fault;

import dev.tarsier.template.emulator.http.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Faults as a user writes them: {@code WHAT:KIND:WHEN}, such as {@code 503:media:0.01} for one read
 * in a hundred, {@code reset:chunk:3} for the third chunk, {@code slow-2s:any:0.05}.
 */
public final class FaultSpec {
  private static final String FORM =
      "WHAT:KIND:WHEN, such as 503:media:0.01 or reset:chunk:3 or slow-2s:any:0.05";
  private static final String WHATS =
      "a status from 400 to 599, done-STATUS, reset, lost-answer, cut-body, flipped-bit,"
          + " lost-page, slow-TIME with a TIME such as 500ms or 2s";

  private FaultSpec() {}

  /**
   * One rule of several; the first that befalls a request counts. Throws IllegalArgumentException
   * that says what is wrong.
   */
  public static FaultRule parse(List<String> specs, long seed) {
    List<FaultRule> rules = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      rules.add(parse(specs.get(i), seed + i));
    }
    return (kind, ofKind, number) ->
        rules.stream()
            .map(rule -> rule.of(kind, ofKind, number))
            .filter(fault -> !(fault instanceof Fault.None))
            .findFirst()
            .orElse(Fault.NONE);
  }

  private static FaultRule parse(String spec, long seed) {
    String[] parts = spec.split(":", -1);
    if (parts.length != 3) {
      throw invalid(spec, "the form is " + FORM);
    }
    Fault fault =
        fault(parts[0]).orElseThrow(() -> invalid(spec, parts[0] + " is none of " + WHATS));
    FaultRule rule = when(spec, parts[2], seed, fault);
    if (fault instanceof Fault.LostPage && !parts[1].equals(RequestKind.LIST.keyword())) {
      throw invalid(spec, "only a list has pages, so KIND must be list");
    }
    if (parts[1].equals("any")) {
      return (kind, ofKind, number) -> rule.of(kind, number, number);
    }
    RequestKind wanted = kind(spec, parts[1]);
    return (kind, ofKind, number) -> kind == wanted ? rule.of(kind, ofKind, ofKind) : Fault.NONE;
  }

  private static RequestKind kind(String spec, String word) {
    return Arrays.stream(RequestKind.values())
        .filter(kind -> kind.keyword().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                invalid(
                    spec,
                    word
                        + " is none of any, "
                        + Arrays.stream(RequestKind.values())
                            .map(RequestKind::keyword)
                            .collect(Collectors.joining(", "))));
  }

  private static FaultRule when(String spec, String text, long seed, Fault fault) {
    if (text.matches("[1-9]\\d{0,8}")) {
      long wanted = Long.parseLong(text);
      return (kind, ofKind, number) -> number == wanted ? fault : Fault.NONE;
    }
    if (text.matches("0\\.\\d{1,9}|1\\.0") && Double.parseDouble(text) > 0) {
      return FaultRule.rate(Double.parseDouble(text), seed, fault);
    }
    throw invalid(
        spec,
        text + " is neither a share above 0 up to 1.0, nor the number of a request from 1 on");
  }

  private static Optional<Fault> fault(String word) {
    if (word.matches("[45]\\d\\d")) {
      return Optional.of(new Fault.Refused(Integer.parseInt(word)));
    }
    if (word.matches("done-[45]\\d\\d")) {
      return Optional.of(new Fault.FalseAnswer(Integer.parseInt(word.substring(5))));
    }
    if (word.matches("slow-\\d{1,6}m?s")) {
      String duration = "PT" + word.substring(5).replace("ms", "").replace("s", "") + "S";
      Duration seconds = Duration.parse(duration.toUpperCase(Locale.ROOT));
      return Optional.of(new Fault.Slow(word.endsWith("ms") ? seconds.dividedBy(1000) : seconds));
    }
    return switch (word) {
      case "reset" -> Optional.of(new Fault.Reset());
      case "lost-answer" -> Optional.of(new Fault.LostAnswer());
      case "cut-body" -> Optional.of(new Fault.BrokenBody(0.5));
      case "flipped-bit" -> Optional.of(new Fault.FlippedBit(0.5));
      case "lost-page" -> Optional.of(new Fault.LostPage());
      default -> Optional.empty();
    };
  }

  private static IllegalArgumentException invalid(String spec, String why) {
    return new IllegalArgumentException("Invalid fault: " + spec + " (" + why + ")");
  }
}
