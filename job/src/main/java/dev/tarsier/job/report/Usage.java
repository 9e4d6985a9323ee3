package dev.tarsier.job.report;

/**
 * What the processes of a run took, from its beginning until this report was written. Of a run that
 * was resumed, only the last start's processes are left to ask.
 *
 * @param processes the driver and every executor that finished a task
 * @param peakResidentBytes of the one that held most at a time, OpenCV's memory included; 0 where
 *     the operating system does not say
 * @param cpuSeconds of all of them, whatever their threads did; 0 where the virtual machine does
 *     not say
 * @param requests of all of them
 */
public record Usage(int processes, long peakResidentBytes, double cpuSeconds, Requests requests) {
  public static final Usage NONE = new Usage(0, 0, 0, Requests.NONE);
}
