package dev.tarsier.template.emulator.http;

/**
 * A request as it came, before anything is made of it.
 *
 * @param uri path and query, percent-encoded
 * @param batch the body of a batch, which names what its parts are about; empty for others
 */
public record RequestLine(String method, String uri, String batch) {
  /** Whether it is about anything whose name holds this text, which must need no encoding. */
  public boolean mentions(String text) {
    return uri.contains(text) || batch.contains(text);
  }
}
