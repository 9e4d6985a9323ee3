package dev.tarsier.template.command;

import dev.tarsier.template.fork.LocalSettings;

/**
 * What was asked of a run.
 *
 * @param specFile as the user named it
 * @param runId empty to let the request name itself
 * @param dryRun show the plan, do nothing
 */
record RunOptions(
    String specFile,
    String runId,
    LocalSettings settings,
    boolean dryRun,
    boolean json,
    boolean verbose) {}
