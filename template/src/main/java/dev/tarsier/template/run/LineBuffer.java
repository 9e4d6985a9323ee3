package dev.tarsier.template.run;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Puts lines together from bytes that come in pieces, which may cut a line or a character. */
final class LineBuffer {
  private final Consumer<String> lines;
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();

  LineBuffer(Consumer<String> lines) {
    this.lines = lines;
  }

  void add(byte[] bytes) {
    for (byte next : bytes) {
      if (next == '\n') {
        flush();
      } else {
        partial.write(next);
      }
    }
  }

  /** A last line without an end; nothing when there is none. */
  void end() {
    if (partial.size() > 0) {
      flush();
    }
  }

  private void flush() {
    String line = partial.toString(StandardCharsets.UTF_8);
    partial.reset();
    lines.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
  }
}
