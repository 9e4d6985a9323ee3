package dev.tarsier.template.emulator.fault;

import dev.tarsier.template.emulator.http.Fault;
import java.util.SplittableRandom;

/** Which of some requests a fault befalls. */
public interface FaultRule {
  FaultRule NEVER = (kind, ofKind, number) -> Fault.NONE;

  /**
   * What befalls a request.
   *
   * @param ofKind its number among those of its kind, from 1
   * @param number its number among all, from 1
   */
  Fault of(RequestKind kind, long ofKind, long number);

  /** Befalls requests of a kind from the {@code first} on, {@code times} of them. */
  static FaultRule nth(RequestKind kind, long first, long times, Fault fault) {
    return (each, ofKind, number) ->
        each == kind && ofKind >= first && ofKind < first + times ? fault : Fault.NONE;
  }

  /** Befalls all requests from one on. */
  static FaultRule from(long first, Fault fault) {
    return (kind, ofKind, number) -> number >= first ? fault : Fault.NONE;
  }

  /** Nothing gets through any more from this request on, as if the client had been killed there. */
  static FaultRule cutOff(long from) {
    return from(from, new Fault.Reset());
  }

  /** The same, but the first of them is still done. */
  static FaultRule cutOffBehind(long from) {
    return (kind, ofKind, number) -> {
      if (number == from) {
        return new Fault.LostAnswer();
      }
      return number > from ? new Fault.Reset() : Fault.NONE;
    };
  }

  /** Befalls this share of the requests, chosen from the seed by their numbers. */
  static FaultRule rate(double share, long seed, Fault fault) {
    return (kind, ofKind, number) ->
        new SplittableRandom(seed * 31 + number).nextDouble() < share ? fault : Fault.NONE;
  }
}
