package dev.tarsier.template.tune;

/**
 * A run beside what a model says of it.
 *
 * @param series of its machines, such as {@code n2}
 * @param cores of all machines
 * @param modelled seconds, above 0
 * @param seconds that it took, above 0
 */
public record Compared(String series, int machines, int cores, double modelled, double seconds) {}
