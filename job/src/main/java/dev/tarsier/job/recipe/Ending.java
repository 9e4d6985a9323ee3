package dev.tarsier.job.recipe;

/**
 * What a recipe ends with: the form that its samples take. {@link Encode} writes images, the others
 * what a model makes of them.
 */
public sealed interface Ending extends Operation permits Encode, ModelEnding {}
