package dev.tarsier.job.speedtest;

import dev.tarsier.job.report.SpeedReport.Cache;
import java.util.List;

/** What may hold bytes between the storage and the reader, and what this test makes of it. */
final class Caches {
  private Caches() {}

  static List<Cache> of(PreparedSample sample) {
    boolean local =
        sample.root().scheme().equals("file") && sample.shards().scheme().equals("file");
    return List.of(
        local
            ? new Cache(
                "page cache of the operating system",
                "warm",
                false,
                "every file was read or written just before, and only an administrator can empty"
                    + " it: the disk itself was not measured where memory holds the sample")
            : new Cache(
                "caches of the storage service",
                "unknown",
                false,
                "what a service keeps of objects that were read before is not told to its clients"),
        new Cache(
            "connections and file system objects of Hadoop",
            "warm",
            true,
            "opened by the warm-up, on executors that had a task of it"),
        new Cache(
            "classes and compiled code of the JVMs",
            "warm",
            true,
            "loaded by the warm-up, on executors that had a task of it"),
        new Cache(
            "results in Spark",
            "none",
            true,
            "points are collected by one action, and a point that fails is not tried again: nothing"
                + " is read twice"));
  }
}
