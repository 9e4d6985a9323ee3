package dev.tarsier.template.emulator.http;

/** Decides what goes wrong; called from many threads, once for each request. */
public interface Faults {
  /** Nothing ever does. */
  Faults NEVER = request -> Fault.NONE;

  Fault of(RequestLine request);
}
