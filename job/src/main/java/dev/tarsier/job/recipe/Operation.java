package dev.tarsier.job.recipe;

import java.io.Serializable;

/**
 * One step of a recipe: a record of parameters, checked by its own constructor. What it does to
 * pixels lives in {@code image}, so that the tool can check recipes without OpenCV.
 *
 * <p>Record components are the parameters: {@code clipLimit} is written {@code clip-limit}; {@code
 * int}, {@code double}, {@code boolean}, {@code String}, enums and lists of {@code Double} are
 * supported.
 */
public interface Operation extends Serializable {}
