package dev.tarsier.template.problem;

/**
 * Something in a file that its author should change.
 *
 * @param file as the user named it
 * @param line from 1; 0 when the file as a whole is meant
 * @param column from 1; 0 when the file as a whole is meant
 * @param path of the entry, such as {@code source.uri}; empty when there is none
 * @param code stable name of the rule, such as {@code TARS-S003}
 * @param message what is wrong and what to do
 */
public record Problem(
    String file,
    int line,
    int column,
    String path,
    String code,
    Severity severity,
    String message) {}
