package dev.tarsier.template.command;

import dev.tarsier.template.dataproc.GeneratedFiles;

/**
 * What {@code generate} was asked for; texts that were not given are empty.
 *
 * @param folder to write to, relative to the current one
 * @param jobJar URI
 */
record GenerateOptions(
    String specFile,
    String folder,
    GeneratedFiles.Format format,
    String jobJar,
    String runId,
    boolean json) {}
