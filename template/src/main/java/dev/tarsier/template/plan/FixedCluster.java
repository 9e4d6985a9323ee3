package dev.tarsier.template.plan;

/**
 * A cluster whose workers are all there from start to end.
 *
 * @param shape without secondary workers
 * @param memoryMebibytes of a worker
 * @param disk type of a worker's boot disk
 * @param usdPerHour of one worker: machine, disk and Dataproc's fee, on demand
 */
public record FixedCluster(
    ClusterShape shape, int memoryMebibytes, String disk, double usdPerHour) {}
