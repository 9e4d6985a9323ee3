package dev.tarsier.job.recipe;

/**
 * A parameter of an operation, as people are told of it.
 *
 * @param name as it is written
 * @param value by default, as it is written
 * @param range what it may be
 * @param meaning in words; empty when its operation does not say
 */
public record Parameter(String name, String value, String range, String meaning) {}
