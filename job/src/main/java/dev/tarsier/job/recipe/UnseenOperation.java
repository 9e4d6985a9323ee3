package dev.tarsier.job.recipe;

/**
 * An operation that only a jar knows which cannot be looked into from here, such as one on Cloud
 * Storage. The tool carries it as it was written; the job never has one.
 *
 * @param keyword as it stands in the recipe
 * @param parameters JSON, {@code {}} when there are none
 */
public record UnseenOperation(String keyword, String parameters) implements Operation {}
