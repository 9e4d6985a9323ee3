package dev.tarsier.template.command;

import picocli.CommandLine.Option;

/** How a command speaks. */
final class OutputOptions {
  @Option(names = "--json", description = "Print the result as JSON, and nothing else, to stdout.")
  private boolean json;

  @Option(names = "--verbose", description = "On failure show the log's end and the stack trace.")
  private boolean verbose;

  boolean json() {
    return json;
  }

  boolean verbose() {
    return verbose;
  }
}
