package dev.tarsier.job.report;

/**
 * One image before and after the recipe, small.
 *
 * @param path of the source image
 * @param before Base64 of a JPEG
 * @param after Base64 of a JPEG or PNG; {@code afterType} is its media type
 */
public record Thumbnail(String path, String before, String after, String afterType) {}
