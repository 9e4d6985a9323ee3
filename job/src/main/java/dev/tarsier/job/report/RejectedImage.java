package dev.tarsier.job.report;

/** A rejected image as the report lists it. */
public record RejectedImage(String path, RejectReason reason, String detail) {}
