package dev.tarsier.template.emulator.http;

import java.time.Duration;

/** What goes wrong with one request. */
public sealed interface Fault {
  /** Nothing. */
  Fault NONE = new None();

  /** The request is served as it should be. */
  record None() implements Fault {}

  /** It is answered with this status; nothing is done. */
  record Refused(int status) implements Fault {}

  /** The connection breaks before anything is done. */
  record Reset() implements Fault {}

  /** What was asked for is done, and the connection breaks before that is said. */
  record LostAnswer() implements Fault {}

  /** What was asked for is done, and the answer says with this status that it was not. */
  record FalseAnswer(int status) implements Fault {}

  /**
   * The body of the answer ends too early.
   *
   * @param share of its bytes that are sent, from 0 to 1
   */
  record BrokenBody(double share) implements Fault {}

  /**
   * One bit of the answer's body is another; an answer without a body stays as it is.
   *
   * @param share of its bytes that come before, from 0 to 1
   */
  record FlippedBit(double share) implements Fault {}

  /** A page of a list holds nothing, and tells where the next begins as if it had. */
  record LostPage() implements Fault {}

  /**
   * Something befalls the client itself, such as its end, and no one is left to be answered.
   *
   * @param behind whether what was asked for is done before that
   */
  record Struck(Runnable blow, boolean behind) implements Fault {}

  /** It is served once something else has come about, which this waits for. */
  record Held(Runnable until) implements Fault {}

  /** The answer comes late. */
  record Slow(Duration delay) implements Fault {}
}
