package dev.tarsier.job.recipe;

/** {@code cv::cvtColor(BGR2GRAY)}: 0.299 R + 0.587 G + 0.114 B; a grey image stays as it is. */
public record Grayscale() implements Operation {}
