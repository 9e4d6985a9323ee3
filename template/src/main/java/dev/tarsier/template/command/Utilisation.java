package dev.tarsier.template.command;

import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.StageSeconds;

/**
 * What the cores of a run did, by the job's own clocks and the operating system's. Shares are of
 * cores times seconds.
 *
 * @param busy decoding, operating on, and encoding images
 * @param readWait waiting for bytes of the source
 * @param writeWait writing shards
 * @param rest listing, starting tasks, waiting for the last one, committing
 * @param cpu time of all processes from their start to the report, Java's compiler and collector
 *     included: where the machine has more cores than the run was given, it may pass 1
 * @param bytesRead each second
 * @param bytesWritten each second
 */
record Utilisation(
    double busy,
    double readWait,
    double writeWait,
    double rest,
    double cpu,
    double bytesRead,
    double bytesWritten) {
  /** Clocks start and stop by themselves, so that the shares may pass 1 by a little. */
  static Utilisation of(RunReport report, int cores) {
    double seconds = Math.max(report.seconds(), ScaleResult.SHORTEST_SECONDS);
    double coreSeconds = seconds * cores;
    StageSeconds stages = report.stages();
    double busy = (stages.decode() + stages.operate() + stages.encode()) / coreSeconds;
    double readWait = stages.read() / coreSeconds;
    double writeWait = stages.write() / coreSeconds;
    return new Utilisation(
        busy,
        readWait,
        writeWait,
        Math.max(0, 1 - busy - readWait - writeWait),
        report.usage().cpuSeconds() / coreSeconds,
        report.bytesRead() / seconds,
        report.bytesWritten() / seconds);
  }
}
