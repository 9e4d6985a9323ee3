package dev.tarsier.job.pipeline;

import dev.tarsier.job.sink.AttemptJournal;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where one attempt at a partition writes, and what watches over it.
 *
 * @param attempt the attempt's own folder
 */
record TaskOutput(
    int partition,
    FileSystem fileSystem,
    Path attempt,
    Configuration configuration,
    AttemptJournal journal,
    ImageWatchdog.Watch watch,
    PartitionTally tally) {}
