package dev.tarsier.job.model;

import java.io.Serializable;

/**
 * The model that a run uses, by content: whoever loads it later must find the same.
 *
 * @param uri as the recipe names it
 * @param sha256 64 hex digits
 */
public record ModelFile(String uri, long bytes, String sha256) implements Serializable {}
