package dev.tarsier.template.dataproc.document;

import dev.tarsier.template.problem.SourceText;
import java.nio.file.Path;

/**
 * A file to be checked.
 *
 * @param folder that relative paths in a spec are taken from
 */
public record NamedText(SourceText text, Path folder) {}
